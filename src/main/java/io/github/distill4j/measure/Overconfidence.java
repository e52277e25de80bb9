package io.github.distill4j.measure;

import java.util.OptionalDouble;

/**
 * Mean probability of the predicted class less the accuracy, in [−1, 1]: above 0 for outputs that
 * are surer than they are right. {@link Ece} tells how far they are off, this also which way.
 */
record Overconfidence() implements Measure {

  @Override
  public Description description() {
    return new Description(
        "overconfidence", "overconfidence %", "%", 2, Direction.NEITHER, Group.PROBABILITIES);
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return outputs.mean(
        i -> outputs.probabilities(i)[outputs.prediction(i)] - (outputs.isRight(i) ? 1 : 0));
  }
}
