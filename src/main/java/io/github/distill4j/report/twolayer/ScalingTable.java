package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.table.TextTable;
import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.ScalingSpec;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.theory.Guarantee;
import io.github.distill4j.theory.LogLogSlope;
import io.github.distill4j.theory.MinimalWidths;
import io.github.distill4j.theory.WidthTrials.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Smallest widths against the margin, and the slopes of their logarithms beside the theory's.
 *
 * @param results of the study
 */
public record ScalingTable(TwoLayerResults.Scaling results) {

  private static final double CONFIDENCE = .95;
  private static final double LARGEST_MARGIN = .5;

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String family : results.spec().families().keySet()) {
      for (Criterion criterion : Criterion.values()) {
        text.append(
            String.format(
                "%s: width at which %s of the seeds reach an error of %s, %s%n%s%n",
                family,
                percent(results.spec().share()),
                percent(results.spec().target()),
                words(criterion),
                widths(family, criterion)));
      }
    }
    return text
        + "Slopes of log width against log 1/γ; 95 % bootstrap interval over seeds\n"
        + slopes()
        + "Intervals of widths: order statistics, 95 %. Enough by theory: Corollary 4 (soft) and\n"
        + "Proposition 5 (hard) at the margin's lower bound; widths that suffice, not that are"
        + " needed.\n";
  }

  private static String percent(double share) {
    return String.format("%.3g %%", 100 * share);
  }

  private static String words(Criterion criterion) {
    return switch (criterion) {
      case AVERAGED -> "averaged over the iterations";
      case LAST -> "after the last iteration";
    };
  }

  private TextTable widths(String family, Criterion criterion) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("data", "γ", "steps"));
    header.addAll(arms());
    header.addAll(List.of("soft: enough", "hard: enough"));
    rows.add(header);
    for (ScalingResult point : points(family)) {
      List<String> row = new ArrayList<>(List.of(point.label(), margin(point)));
      row.add(String.format("%,d", point.iterations()));
      arms().forEach(arm -> row.add(widths(point, arm, criterion).map(this::text).orElse("")));
      row.addAll(guarantees(point));
      rows.add(row);
    }
    return new TextTable(rows);
  }

  private List<String> arms() {
    return List.copyOf(results.spec().arms().keySet());
  }

  private List<ScalingResult> points(String family) {
    return results.points().stream().filter(point -> point.family().equals(family)).toList();
  }

  private static String margin(ScalingResult point) {
    return String.format("%.4f–%.4f", point.margin().lower(), point.margin().upper());
  }

  private static Optional<MinimalWidths> widths(
      ScalingResult point, String arm, Criterion criterion) {
    return point.rows().stream()
        .filter(row -> row.arm().equals(arm) && row.criterion() == criterion)
        .map(ScalingResult.Row::widths)
        .findFirst();
  }

  private String text(MinimalWidths widths) {
    MinimalWidths.Interval interval = widths.interval(results.spec().share(), CONFIDENCE);
    return String.format(
        "%s [%s %s]",
        width(widths.at(results.spec().share())), width(interval.low()), width(interval.high()));
  }

  private String width(int width) {
    return width == MinimalWidths.FAILED
        ? ">" + results.spec().widths().most()
        : Integer.toString(width);
  }

  private List<String> guarantees(ScalingResult point) {
    double gamma = Math.min(LARGEST_MARGIN, point.margin().lower());
    if (!(gamma > 0)) {
      return List.of("", "");
    }
    Guarantee.Setting setting =
        new Guarantee.Setting(
            Math.min(1, point.smallestNorm()), point.examples(), results.spec().delta());
    double target = results.spec().target();
    return List.of(
        power(Guarantee.softError(target, gamma, setting).width()),
        power(Guarantee.hardError(target, gamma, setting).width()));
  }

  private static String power(double width) {
    return String.format(Locale.ROOT, "%.1e", width);
  }

  private TextTable slopes() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("data", "arm", "error", "slope", "95 %", "margins", "theory"));
    for (String family : results.spec().families().keySet()) {
      for (String arm : arms()) {
        for (Criterion criterion : Criterion.values()) {
          slope(family, arm, criterion).ifPresent(s -> rows.add(row(family, arm, criterion, s)));
        }
      }
    }
    return new TextTable(rows);
  }

  private List<String> row(String family, String arm, Criterion criterion, LogLogSlope slope) {
    boolean soft = results.spec().arms().get(arm).labels() == ScalingSpec.Arm.Labels.SOFT;
    return List.of(
        family,
        arm,
        criterion.name().toLowerCase(Locale.ROOT),
        String.format("%.2f", slope.value()),
        String.format("%.2f to %.2f", slope.low(), slope.high()),
        Integer.toString(slope.margins()),
        soft ? "2" : "4");
  }

  /** A slope needs two margins with a width. */
  private Optional<LogLogSlope> slope(String family, String arm, Criterion criterion) {
    double share = results.spec().share();
    List<LogLogSlope.Point> known = new ArrayList<>();
    for (ScalingResult point : points(family)) {
      widths(point, arm, criterion)
          .filter(widths -> widths.at(share) < MinimalWidths.FAILED)
          .ifPresent(w -> known.add(new LogLogSlope.Point(point.margin().middle(), w)));
    }
    return known.stream().mapToDouble(LogLogSlope.Point::margin).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(LogLogSlope.of(known, share, 1));
  }
}
