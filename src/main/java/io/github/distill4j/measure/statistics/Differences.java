package io.github.distill4j.measure.statistics;

import io.github.distill4j.UserMistake;
import java.util.stream.DoubleStream;

/**
 * One measure of an arm minus another's, seed by seed.
 *
 * @param values a − b; what is no more than rounding is zero
 * @param rounding two sums or means of these that differ by no more are equal; without this, 0.3 −
 *     0.2 and 0.2 − 0.1 would be different differences
 */
record Differences(double[] values, double rounding) {

  private static final double PRECISION = 1e-12;

  static Differences of(double[] a, double[] b) {
    if (a.length == 0 || a.length != b.length) {
      throw new UserMistake(
          "a paired comparison needs as many values on both sides, at least one: %d and %d",
          a.length, b.length);
    }
    double rounding =
        PRECISION
            * DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b))
                .map(Math::abs)
                .max()
                .orElseThrow();
    double[] values = new double[a.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = difference(a[i], b[i], i, rounding);
    }
    return new Differences(values, rounding);
  }

  private static double difference(double a, double b, int i, double rounding) {
    if (!Double.isFinite(a - b)) {
      throw new UserMistake(
          "a paired comparison needs finite numbers; pair %d is %s and %s", i + 1, a, b);
    }
    return Math.abs(a - b) <= rounding ? 0 : a - b;
  }

  int n() {
    return values.length;
  }

  /** Their sum; near enough to zero, zero. */
  double sum() {
    double sum = DoubleStream.of(values).sum();
    return Math.abs(sum) <= n() * rounding ? 0 : sum;
  }

  double mean() {
    return sum() / n();
  }

  boolean areAllTheSame() {
    double low = DoubleStream.of(values).min().orElseThrow();
    double high = DoubleStream.of(values).max().orElseThrow();
    return high - low <= rounding;
  }
}
