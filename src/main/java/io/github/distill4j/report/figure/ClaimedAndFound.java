package io.github.distill4j.report.figure;

import io.github.distill4j.measure.Measure;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ClaimCheck;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Grouped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Published numbers beside the study's own with their intervals, one chart a measure. */
record ClaimedAndFound(Comparison comparison) {

  private static final int ROW = 34;
  private static final int AROUND = 100;

  Gallery gallery() {
    return new Gallery(
        "Claimed and found",
        "Diamonds: published numbers. Round markers and bars: our mean and its 95 % BCa"
            + " bootstrap interval over seeds.",
        Grouped.by(found(), ClaimCheck::measure).stream()
            .map(checks -> figure(checks.get(0).measure().description(), checks))
            .toList());
  }

  private List<ClaimCheck> found() {
    return ClaimCheck.all(comparison).stream().filter(c -> c.difference() != null).toList();
  }

  private Figure figure(Measure.Description measure, List<ClaimCheck> checks) {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Rows.claimed(
            "claimed", checks.stream().mapToDouble(check -> check.claim().value()).toArray()));
    for (int row = 0; row < checks.size(); row++) {
      layers.add(ours(checks.get(row), row));
    }
    String unit = measure.unit();
    return new Figure(
        "claims-" + measure.name(),
        "Test " + title(measure),
        Rows.plot(
            "test " + title(measure) + (unit.isEmpty() ? "" : ", " + unit),
            checks.stream().map(ClaimCheck::name).toList(),
            layers,
            AROUND,
            ROW));
  }

  private static String title(Measure.Description measure) {
    String word = measure.name();
    return word.length() <= 3 ? word.toUpperCase(Locale.ROOT) : word;
  }

  private Layer ours(ClaimCheck check, int row) {
    return Layer.whiskers(
        new Style("", ArmColours.of(comparison).of(check.claim().arm())),
        List.of(Rows.mean(check.ours().mean(), check.interval(), row)));
  }
}
