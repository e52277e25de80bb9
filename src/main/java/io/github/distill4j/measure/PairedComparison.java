package io.github.distill4j.measure;

/**
 * Two arms over the same seeds: one measure of {@code a} minus that of {@code b}, seed by seed.
 * Whether more is better is for the reader of the measure to say.
 *
 * @param n number of seeds that both have
 * @param meanDifference mean of a − b
 * @param interval BCa bootstrap 95 % interval of the mean difference; null for fewer than three
 *     seeds and for differences that are all the same, from which no spread can be learnt
 * @param signFlipP two-sided sign-flip permutation p, in (0, 1]
 * @param probabilityOfImprovement share of seeds in which a is above b, ties counted half
 * @param seedsNeeded how many more seeds, at the same mean and spread, until the 95 % interval
 *     leaves zero; 0 when it has, {@value #UNKNOWN} when that cannot be said
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
   * Compares two arms.
   *
   * @param a one value a seed
   * @param b the other arm's, for the same seeds in the same order
   */
  public static PairedComparison of(double[] a, double[] b) {
    throw new UnsupportedOperationException(a.length + " and " + b.length);
  }
}
