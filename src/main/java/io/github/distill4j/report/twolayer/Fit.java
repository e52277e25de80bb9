package io.github.distill4j.report.twolayer;

import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.ScalingSpec.Arm.Labels;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.theory.LogLogSlope;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one arm's smallest width grows with 1/γ on one family of data.
 *
 * @param family of data sets
 * @param arm how students were trained
 * @param labels what they learnt
 * @param criterion which error was held against the target
 * @param slope of log width over log 1/γ
 */
record Fit(String family, String arm, Labels labels, Criterion criterion, LogLogSlope slope) {

  /** Every fit that has two margins to go by. */
  static List<Fit> all(TwoLayerResults.Scaling results) {
    List<Fit> fits = new ArrayList<>();
    for (String family : results.spec().families().keySet()) {
      for (String arm : results.spec().arms().keySet()) {
        for (Criterion criterion : Criterion.values()) {
          of(results, family, arm, criterion).ifPresent(fits::add);
        }
      }
    }
    return fits;
  }

  private static Optional<Fit> of(
      TwoLayerResults.Scaling results, String family, String arm, Criterion criterion) {
    double share = results.spec().share();
    List<LogLogSlope.Point> points = new ArrayList<>();
    for (ScalingResult point : points(results, family)) {
      widths(point, arm, criterion)
          .ifPresent(w -> points.add(new LogLogSlope.Point(point.margin().middle(), w)));
    }
    long known =
        points.stream()
            .filter(point -> point.widths().at(share) < MinimalWidths.FAILED)
            .mapToDouble(LogLogSlope.Point::margin)
            .distinct()
            .count();
    Labels labels = results.spec().arms().get(arm).labels();
    return known < 2
        ? Optional.empty()
        : Optional.of(new Fit(family, arm, labels, criterion, LogLogSlope.of(points, share, 1)));
  }

  /** The data sets of a family. */
  static List<ScalingResult> points(TwoLayerResults.Scaling results, String family) {
    return results.points().stream().filter(point -> point.family().equals(family)).toList();
  }

  /** The widths of one arm by one error. */
  static Optional<MinimalWidths> widths(ScalingResult point, String arm, Criterion criterion) {
    return point.rows().stream()
        .filter(row -> row.arm().equals(arm) && row.criterion() == criterion)
        .map(ScalingResult.Row::widths)
        .findFirst();
  }

  /** The exponent of 1/γ in the width that the theorems call enough. */
  double theory() {
    return theory(labels);
  }

  static double theory(Labels labels) {
    return labels == Labels.SOFT ? 2 : 4;
  }

  /** Whether the slope's interval has no upper end: too many widths were larger than any tried. */
  boolean isOpen() {
    return Double.isInfinite(slope.high());
  }

  boolean holdsTheory() {
    return !isOpen() && slope.low() <= theory() && theory() <= slope.high();
  }

  static String words(Criterion criterion) {
    return switch (criterion) {
      case AVERAGED -> "averaged over the iterations";
      case LAST -> "after the last iteration";
    };
  }
}
