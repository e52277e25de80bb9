package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.measure.statistics.PairedComparison;
import java.util.List;

/**
 * An arm against the baseline over the seeds that both have: test accuracy, in percentage points.
 *
 * @param arm the arm
 * @param baseline what it is compared with; without trials when it has none at the arm's setting
 * @param pairs what each common seed says, by seed
 * @param paired statistics of the differences; null for the reasons of {@link #obstacle}
 * @param holm sign-flip p after Holm's correction over the contrasts that have one; not a number
 *     where there are no statistics
 */
public record Contrast(
    ArmRuns arm, ArmRuns baseline, List<SeedPair> pairs, PairedComparison paired, double holm) {

  /** The largest p, after Holm's correction, at which an arm is called better or worse. */
  public static final double LEVEL = 0.05;

  /** What interval and p together allow to say. */
  public enum Verdict {
    /** The whole interval lies above 0, and p is small enough. */
    BETTER,
    /** The whole interval lies below 0, and p is small enough. */
    WORSE,
    /** The interval holds 0, or p is too large. */
    OPEN,
    /** There is no interval. */
    UNTOLD
  }

  /** Copies the list. */
  public Contrast {
    pairs = List.copyOf(pairs);
  }

  Contrast corrected(double p) {
    return new Contrast(arm, baseline, pairs, paired, p);
  }

  /** What may be said of the arm. */
  public Verdict verdict() {
    return verdict(paired == null ? null : paired.interval(), holm);
  }

  /**
   * Better or worse only where the interval leaves 0 and p is at most {@value #LEVEL}; the interval
   * alone is no evidence, see {@link PairedComparison}.
   *
   * @param interval of a difference; null for none
   * @param p of the same difference, corrected where there are several
   */
  public static Verdict verdict(Interval interval, double p) {
    if (interval == null) {
      return Verdict.UNTOLD;
    }
    if (interval.holds(0) || p > LEVEL) {
      return Verdict.OPEN;
    }
    return interval.low() > 0 ? Verdict.BETTER : Verdict.WORSE;
  }

  /** Why there are no statistics, where there are none. */
  public String obstacle() {
    if (baseline.trials().isEmpty()) {
      return "no " + baseline.armName() + " at its setting";
    }
    return pairs.isEmpty() ? "no seed in common" : "other test images";
  }

  /**
   * The fewest seeds with which one of so many comparisons can be told: those for which the least
   * possible p, 2/2ⁿ, is at most the level over their number.
   */
  public static int fewestSeeds(int comparisons) {
    int seeds = 1;
    while (comparisons * 2 / Math.pow(2, seeds) > LEVEL) {
      seeds++;
    }
    return seeds;
  }

  /** The difference of each common seed, in percentage points. */
  public double[] differences() {
    return pairs.stream().mapToDouble(SeedPair::difference).toArray();
  }

  /** Seeds that only one of the two has. */
  public int leftOut() {
    return arm.trials().size() + baseline.trials().size() - 2 * pairs.size();
  }
}
