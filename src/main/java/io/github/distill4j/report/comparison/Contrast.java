package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Predictions;
import io.github.distill4j.measure.statistics.Holm;
import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.study.distil.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An arm against the baseline over the seeds that both have: test accuracy, in percentage points.
 *
 * @param arm the arm
 * @param baseline what it is compared with; without trials when it has none at the arm's setting
 * @param pairs what each common seed says, by seed
 * @param paired statistics of the differences; null for the reasons of {@link #obstacle}
 * @param holm sign-flip p after Holm's correction over the contrasts that have one, or without it
 *     by {@link #alone}; not a number where there are no statistics
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

  /** An arm against a baseline, without a p. */
  public static Contrast of(ArmRuns arm, ArmRuns baseline) {
    Map<Integer, TrialResult> others = baseline.bySeed();
    List<SeedPair> pairs =
        arm.bySeed().values().stream()
            .filter(trial -> others.containsKey(trial.seed()))
            .map(trial -> SeedPair.of(trial, others.get(trial.seed())))
            .toList();
    PairedComparison paired =
        pairs.isEmpty() || !sameImages(arm, baseline)
            ? null
            : PairedComparison.of(
                pairs.stream().mapToDouble(SeedPair::arm).toArray(),
                pairs.stream().mapToDouble(SeedPair::baseline).toArray());
    return new Contrast(arm, baseline, pairs, paired, Double.NaN);
  }

  /** Whether all were tested on the same images, as far as is known. */
  private static boolean sameImages(ArmRuns arm, ArmRuns baseline) {
    return Stream.of(arm, baseline)
            .flatMap(runs -> runs.trials().stream())
            .map(TrialResult::predictions)
            .filter(Objects::nonNull)
            .map(Predictions::images)
            .distinct()
            .count()
        < 2;
  }

  /** Those with statistics have their p after Holm's correction over all of them. */
  public static List<Contrast> corrected(List<Contrast> contrasts) {
    double[] p = holm(contrasts.stream().map(Contrast::paired).toList());
    return IntStream.range(0, p.length).mapToObj(i -> contrasts.get(i).with(p[i])).toList();
  }

  /** Sign-flip p after Holm's correction over those that are not null; for these not a number. */
  static double[] holm(List<PairedComparison> comparisons) {
    double[] tested =
        Holm.adjusted(
            comparisons.stream()
                .filter(Objects::nonNull)
                .mapToDouble(PairedComparison::signFlipP)
                .toArray());
    double[] p = new double[comparisons.size()];
    int next = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = comparisons.get(i) == null ? Double.NaN : tested[next++];
    }
    return p;
  }

  /** With the p that it has by itself, as if it were the only comparison. */
  public Contrast alone() {
    return with(paired.signFlipP());
  }

  private Contrast with(double p) {
    return new Contrast(arm, baseline, pairs, paired, p);
  }

  /** What may be said of the arm. */
  public Verdict verdict() {
    return verdict(paired == null ? null : paired.interval(), holm);
  }

  /** Whether it may be called better or worse. */
  public boolean isTold() {
    return verdict() == Verdict.BETTER || verdict() == Verdict.WORSE;
  }

  /** The mean difference, with a star where it is told. */
  public String starred(int decimals) {
    return Numbers.signed(points(), decimals) + (isTold() ? "*" : "");
  }

  /** The interval in brackets; nothing for none. */
  public String interval(int decimals) {
    return Numbers.interval(paired.interval(), decimals);
  }

  /** The mean difference in percentage points. */
  public double points() {
    return paired.meanDifference();
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
