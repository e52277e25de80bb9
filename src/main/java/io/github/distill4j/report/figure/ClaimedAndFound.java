package io.github.distill4j.report.figure;

import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ClaimCheck;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Published numbers beside the study's own with their intervals, one chart a measure. */
final class ClaimedAndFound {

  private static final int ROW = 34;
  private static final int AROUND = 100;
  private static final int CLAIMED_MARKER = 3;

  private final List<ClaimCheck> checks;
  private final ArmColours colours;

  ClaimedAndFound(Comparison comparison) {
    this.colours = ArmColours.of(comparison);
    this.checks =
        ClaimCheck.all(comparison).stream().filter(check -> check.difference() != null).toList();
  }

  Optional<Gallery> gallery() {
    Map<Measure, List<ClaimCheck>> byMeasure = new LinkedHashMap<>();
    checks.forEach(
        check -> byMeasure.computeIfAbsent(check.measure(), m -> new ArrayList<>()).add(check));
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gallery(
                "Claimed and found",
                "Diamonds: published numbers. Round markers and bars: our mean and its 95 % BCa"
                    + " bootstrap interval over seeds.",
                byMeasure.entrySet().stream()
                    .map(each -> figure(each.getKey(), each.getValue()))
                    .toList()));
  }

  private Figure figure(Measure measure, List<ClaimCheck> checks) {
    List<Layer> layers = new ArrayList<>();
    Style claimed = new Style("claimed", Style.text("").colour(), CLAIMED_MARKER);
    layers.add(
        new Layer.Points(
            claimed,
            checks.stream().mapToDouble(check -> check.claim().value()).toArray(),
            IntStream.range(0, checks.size()).asDoubleStream().toArray(),
            1.1));
    for (int row = 0; row < checks.size(); row++) {
      layers.add(ours(checks.get(row), row));
    }
    String unit = measure.unit().isEmpty() ? "" : ", " + measure.unit();
    return new Figure(
        "claims-" + measure.word(),
        "Test " + title(measure),
        new Plot(
            Axis.linear("test " + title(measure) + unit),
            Axis.names(null, checks.stream().map(ClaimCheck::name).toList()),
            layers,
            Size.tall(AROUND + ROW * checks.size())));
  }

  private static String title(Measure measure) {
    String word = measure.word();
    return word.length() <= 3 ? word.toUpperCase(Locale.ROOT) : word;
  }

  private Layer ours(ClaimCheck check, int row) {
    double mean = check.ours().mean();
    Interval interval = check.difference().interval();
    double low = interval == null ? mean : check.claim().value() + interval.low();
    double high = interval == null ? mean : check.claim().value() + interval.high();
    return new Layer.Whiskers(
        new Style("", colours.of(check.claim().arm())),
        List.of(Layer.Whisker.horizontal(mean, low, high, row)));
  }
}
