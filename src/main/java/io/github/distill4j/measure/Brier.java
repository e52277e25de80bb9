package io.github.distill4j.measure;

import java.util.OptionalDouble;

/** Mean squared distance between the probabilities and the one-hot label, in [0, 2]. */
record Brier() implements Measure {

  @Override
  public Description description() {
    return new Description("brier", "Brier", "", 3, Direction.LOWER, Group.PROBABILITIES);
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return outputs.mean(i -> squaredDistance(outputs.probabilities(i), outputs.label(i)));
  }

  private static double squaredDistance(double[] p, int label) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double d = p[k] - (k == label ? 1 : 0);
      sum += d * d;
    }
    return sum;
  }
}
