package io.github.distill4j.measure.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (1979) for several tests at once: rejecting where the adjusted p is
 * at most α keeps the chance of any false rejection at most α, however the tests depend on each
 * other.
 */
public final class Holm {

  private Holm() {}

  /**
   * Adjusted p values: with p₍₁₎ ≤ … ≤ p₍m₎, the i-th becomes min(1, max over j ≤ i of (m − j +
   * 1)·p₍j₎).
   *
   * @param p values in [0, 1]
   * @return one adjusted value for each, in the order given; none for none
   */
  public static double[] adjusted(double[] p) {
    int[] rising =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int i = 0; i < p.length; i++) {
      largest = Math.max(largest, (p.length - i) * p[rising[i]]);
      adjusted[rising[i]] = Math.min(1, largest);
    }
    return adjusted;
  }
}
