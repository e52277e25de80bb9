package io.github.distill4j.measure;

import java.util.OptionalDouble;

/** Mean negative log-likelihood of the label, in nats. */
record Nll() implements Measure {

  @Override
  public Description description() {
    return new Description("nll", "NLL", "nats", 3, Direction.LOWER, Group.PROBABILITIES);
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return outputs.mean(i -> -outputs.logProbabilities(i)[outputs.label(i)]);
  }
}
