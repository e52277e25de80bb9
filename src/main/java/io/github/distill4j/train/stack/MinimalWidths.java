package io.github.distill4j.train.stack;

import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The smallest width at which each seed succeeds.
 *
 * @param sorted one a seed, ascending; {@link #FAILED} for a seed that failed at every width tried
 */
public record MinimalWidths(List<Integer> sorted) {

  /** Stands for a width above all that were tried. */
  public static final int FAILED = Integer.MAX_VALUE;

  public MinimalWidths {
    sorted = sorted.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("no seeds");
    }
  }

  /**
   * The smallest width at which at least this share of the seeds succeeds.
   *
   * @param share in (0, 1]
   */
  public int at(double share) {
    // A share of 0.3 of ten seeds is three, though 0.3·10 may be a rounding above.
    return sorted.get((int) Math.max(1, Math.ceil(share * sorted.size() - 1e-9)) - 1);
  }

  /**
   * An interval for the width at which this share of all seeds there are succeeds: two order
   * statistics, which hold that quantile between them whatever the widths' distribution (Clopper
   * and Pearson's argument: the number of seeds below the quantile is binomial).
   *
   * @param share in (0, 1)
   * @param confidence in (0, 1), such as 0.95, half of the rest on either side
   */
  public Interval interval(double share, double confidence) {
    int n = sorted.size();
    BinomialDistribution below = new BinomialDistribution(null, n, share);
    double tail = (1 - confidence) / 2;
    int low = 0;
    while (low < n && below.cumulativeProbability(low) <= tail) {
      low++;
    }
    int high = n;
    while (high > 0 && 1 - below.cumulativeProbability(high - 1) <= tail) {
      high--;
    }
    return new Interval(low == 0 ? 0 : sorted.get(low - 1), high == n ? FAILED : sorted.get(high));
  }

  /**
   * Between which widths.
   *
   * @param low 0 when there are too few seeds to say
   * @param high {@link #FAILED} when there are too few seeds to say, or too many failed
   */
  public record Interval(int low, int high) {}
}
