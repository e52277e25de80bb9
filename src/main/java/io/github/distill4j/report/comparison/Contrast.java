package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Interval;
import io.github.distill4j.measure.PairedComparison;
import java.util.List;

/**
 * An arm against the baseline over the seeds that both have: test accuracy, in percentage points.
 *
 * @param arm the arm
 * @param baseline what it is compared with
 * @param pairs what each common seed says, by seed
 * @param paired statistics of the differences; null without a common seed
 * @param holm sign-flip p after Holm's correction over the report's contrasts; not a number without
 *     a common seed
 */
public record Contrast(
    ArmRuns arm, ArmRuns baseline, List<SeedPair> pairs, PairedComparison paired, double holm) {

  /** What the interval allows to say. */
  public enum Verdict {
    /** The whole interval lies above 0. */
    BETTER,
    /** The whole interval lies below 0. */
    WORSE,
    /** The interval holds 0. */
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

  /** Never better or worse where the interval holds 0. */
  public Verdict verdict() {
    Interval interval = paired == null ? null : paired.interval();
    if (interval == null) {
      return Verdict.UNTOLD;
    }
    if (interval.holds(0)) {
      return Verdict.OPEN;
    }
    return interval.low() > 0 ? Verdict.BETTER : Verdict.WORSE;
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
