package io.github.distill4j.measure;

import java.util.OptionalDouble;

/**
 * A measure after temperature scaling (Guo et al. 2017, section 4.2): of softmax(z / T), with the T
 * that was fitted on other examples; none without one.
 *
 * @param plain the measure of softmax(z)
 */
record Scaled(Measure plain) implements Measure {

  @Override
  public Description description() {
    Description own = plain.description();
    return new Description(
        "scaled-" + own.name(),
        own.header() + " at T",
        own.unit(),
        own.digits(),
        own.better(),
        own.group());
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return outputs.fitted().isEmpty()
        ? OptionalDouble.empty()
        : plain.of(outputs.at(outputs.fitted().getAsDouble()));
  }
}
