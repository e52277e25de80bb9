package io.github.distill4j.report.figure;

import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.report.comparison.SettingWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Accuracy over the values of the one key that was swept. */
final class SweepLines {

  private static final double WIDE_RANGE = 5;

  private final Comparison comparison;
  private final ArmStyles styles;

  SweepLines(Comparison comparison, ArmStyles styles) {
    this.comparison = comparison;
    this.styles = styles;
  }

  Optional<Gallery> gallery() {
    if (comparison.sweptKeys().size() != 1) {
      return Optional.empty();
    }
    String key = comparison.sweptKeys().get(0);
    return Optional.of(
        new Gallery(
            "Sweep of " + key,
            "Mean over seeds; the band is one standard deviation either way. An arm that does not"
                + " depend on the key is drawn level.",
            List.of(new Figure("sweep", "Test accuracy over " + key, plot(key)))));
  }

  private Plot plot(String key) {
    Values values = Values.of(comparison, key);
    List<Layer> bands = new ArrayList<>();
    List<Layer> lines = new ArrayList<>();
    for (List<ArmRuns> arm : byArm()) {
      Style style = styles.of(arm.get(0));
      Style named = new Style(arm.get(0).armName(), style.colour(), style.variant());
      add(values, key, arm, named, bands, lines);
    }
    return new Plot(
        values.axis(SettingWords.key(key)),
        Axis.linear("test accuracy, %"),
        Stream.concat(bands.stream(), lines.stream()).toList(),
        Size.USUAL);
  }

  private List<List<ArmRuns>> byArm() {
    Map<String, List<ArmRuns>> arms = new LinkedHashMap<>();
    comparison
        .arms()
        .forEach(a -> arms.computeIfAbsent(a.armName(), k -> new ArrayList<>()).add(a));
    return List.copyOf(arms.values());
  }

  private static void add(
      Values values,
      String key,
      List<ArmRuns> arm,
      Style style,
      List<Layer> bands,
      List<Layer> lines) {
    boolean level = !arm.get(0).setting().containsKey(key);
    List<ArmRuns> runs =
        level
            ? List.of(arm.get(0), arm.get(0))
            : arm.stream()
                .sorted(Comparator.comparingDouble(a -> values.position(a.setting().get(key))))
                .toList();
    double[] x =
        level
            ? new double[] {values.first(), values.last()}
            : runs.stream().mapToDouble(a -> values.position(a.setting().get(key))).toArray();
    double[] mean = runs.stream().mapToDouble(a -> accuracy(a).mean()).toArray();
    double[] low = runs.stream().mapToDouble(a -> accuracy(a).mean() - deviation(a)).toArray();
    double[] high = runs.stream().mapToDouble(a -> accuracy(a).mean() + deviation(a)).toArray();
    bands.add(new Layer.Band(style.unlabelled(), x, low, high));
    lines.add(new Layer.Line(style, x, mean));
    if (!level) {
      lines.add(new Layer.Points(style.unlabelled(), x, mean, 1));
    }
  }

  private static Spread accuracy(ArmRuns arm) {
    return arm.spread(Quantity.ACCURACY);
  }

  private static double deviation(ArmRuns arm) {
    Spread spread = accuracy(arm);
    return spread.n() < 2 ? 0 : spread.deviation();
  }

  /** The swept values: on a number line when all are numbers, else as names. */
  private record Values(List<String> words, boolean numbers) {

    static Values of(Comparison comparison, String key) {
      List<String> words =
          comparison.arms().stream()
              .map(arm -> arm.setting().get(key))
              .filter(java.util.Objects::nonNull)
              .distinct()
              .sorted(Comparator.comparingDouble(SettingWords::number))
              .toList();
      return new Values(
          words, words.stream().allMatch(word -> Double.isFinite(SettingWords.number(word))));
    }

    double position(String word) {
      return numbers ? SettingWords.number(word) : words.indexOf(word);
    }

    double first() {
      return position(words.get(0));
    }

    double last() {
      return position(words.get(words.size() - 1));
    }

    Axis axis(String title) {
      if (!numbers) {
        return Axis.names(title, words);
      }
      return first() > 0 && last() > WIDE_RANGE * first() ? Axis.log(title) : Axis.linear(title);
    }
  }
}
