package io.github.distill4j.measure.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** How many more seeds a study would need before its interval could leave zero. */
final class SeedsNeeded {

  private static final double UPPER = 0.975;
  private static final double NORMAL =
      new NormalDistribution(null, 0, 1).inverseCumulativeProbability(UPPER);

  /** Beyond this the answer is that seeds will not help. */
  private static final double MOST = 1e6;

  private SeedsNeeded() {}

  /**
   * The least m − n, above 0, for which Student's interval over m seeds, mean ± t₀.₉₇₅(m − 1)·s/√m,
   * leaves zero at the mean and standard deviation s seen over n; {@link PairedComparison#UNKNOWN}
   * when the mean is zero, no spread was seen, or a million would not do.
   */
  static int more(Differences differences) {
    double mean = Math.abs(differences.mean());
    if (differences.n() < 2 || mean == 0 || differences.areAllTheSame()) {
      return PairedComparison.UNKNOWN;
    }
    double ratio = new StandardDeviation().evaluate(differences.values()) / mean;
    double least = StrictMath.pow(NORMAL * ratio, 2);
    if (least > MOST) {
      return PairedComparison.UNKNOWN;
    }
    int seeds = Math.max(differences.n() + 1, (int) least);
    while (!leavesZero(seeds, ratio)) {
      seeds++;
    }
    return seeds - differences.n();
  }

  private static boolean leavesZero(int seeds, double ratio) {
    TDistribution student = new TDistribution(null, seeds - 1);
    return student.inverseCumulativeProbability(UPPER) * ratio < Math.sqrt(seeds);
  }
}
