package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Predictions;
import io.github.distill4j.measure.statistics.McNemar;
import io.github.distill4j.study.distil.TrialResult;

/**
 * Two arms' trials with one seed.
 *
 * @param seed what pairs them
 * @param arm test accuracy of the arm, in per cent
 * @param baseline that of the baseline
 * @param images McNemar's test image by image; null when it is not known what they said to the same
 *     images
 */
public record SeedPair(int seed, double arm, double baseline, McNemar images) {

  static SeedPair of(TrialResult arm, TrialResult baseline) {
    return new SeedPair(
        arm.seed(),
        Quantity.ACCURACY.of(arm),
        Quantity.ACCURACY.of(baseline),
        images(arm.predictions(), baseline.predictions()));
  }

  private static McNemar images(Predictions arm, Predictions baseline) {
    boolean same = arm != null && baseline != null && arm.images().equals(baseline.images());
    return same ? McNemar.of(arm, baseline) : null;
  }

  /** Percentage points by which the arm is above the baseline. */
  public double difference() {
    return arm - baseline;
  }
}
