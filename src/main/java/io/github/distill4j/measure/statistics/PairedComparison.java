package io.github.distill4j.measure.statistics;

import java.util.stream.DoubleStream;

/**
 * Two arms over the same seeds: one measure of {@code a} minus that of {@code b}, seed by seed.
 * Whether more of the measure is better is for its reader to say.
 *
 * <p>The interval alone is no verdict: a bootstrap of few values is too narrow. Of 1,500 to 4,000
 * pairs of arms that differed by chance alone (normal differences), it left zero in 31 % with 3
 * seeds, 16 % with 5, 14 % with 6, 12 % with 8 or 10 and 8 % with 20, where 5 % are meant. The
 * sign-flip test is exact: its p is at most .05 in 0, 0, 3.1, 4.7, 4.9 and 5.0 % of such pairs.
 * Call arms different only where both say so.
 *
 * @param n number of seeds that both have
 * @param meanDifference mean of a − b
 * @param interval BCa bootstrap 95 % interval of the mean difference; null for fewer than three
 *     seeds and for differences that are all the same, from which no spread can be learnt
 * @param signFlipP two-sided sign-flip permutation p, in (0, 1]: exact up to 20 seeds, so never
 *     below 2/2ⁿ; five seeds cannot reach .05
 * @param probabilityOfImprovement share of seeds in which a is above b, ties counted half, in [0,
 *     1]
 * @param seedsNeeded 0 when the interval leaves zero; else how many more seeds it would take until
 *     Student's 95 % interval does, at the same mean and standard deviation; {@value #UNKNOWN} when
 *     the mean is zero, no spread was seen, or a million would not do
 */
public record PairedComparison(
    int n,
    double meanDifference,
    Interval interval,
    double signFlipP,
    double probabilityOfImprovement,
    int seedsNeeded) {

  /** In place of a number of seeds that cannot be told. */
  public static final int UNKNOWN = -1;

  /**
   * Compares two arms. The same values give the same comparison, always.
   *
   * @param a one value a seed
   * @param b the other arm's, for the same seeds in the same order
   * @throws io.github.distill4j.UserMistake when there is none, the counts differ, or a value is
   *     not finite
   */
  public static PairedComparison of(double[] a, double[] b) {
    Differences differences = Differences.of(a, b);
    boolean spread = differences.n() >= BcaInterval.FEWEST && !differences.areAllTheSame();
    Interval interval = spread ? BcaInterval.of(differences) : null;
    boolean decided = interval != null && !interval.holds(0);
    return new PairedComparison(
        differences.n(),
        differences.mean(),
        interval,
        SignFlip.p(differences),
        DoubleStream.of(differences.values()).map(d -> (1 + Math.signum(d)) / 2).sum()
            / differences.n(),
        decided ? 0 : SeedsNeeded.more(differences));
  }
}
