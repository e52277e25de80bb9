package io.github.distill4j.measure;

import java.util.OptionalDouble;

/**
 * Expected calibration error, in [0, 1]: Σ_b (n_b/n)·|accuracy_b − confidence_b| over the bins of
 * {@link Calibration} (Guo et al. 2017, equation 3).
 */
public record Ece() implements Measure {

  @Override
  public Description description() {
    return new Description("ece", "ECE %", "%", 2, Direction.LOWER, Group.PROBABILITIES);
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return OptionalDouble.of(Calibration.of(outputs).error());
  }
}
