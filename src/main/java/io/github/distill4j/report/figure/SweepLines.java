package io.github.distill4j.report.figure;

import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.report.comparison.SettingWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Accuracy over the values of the one key that was swept. */
record SweepLines(Comparison comparison, ArmStyles styles) {

  private static final double WIDE_RANGE = 5;

  Gallery gallery() {
    List<String> keys = comparison.sweptKeys();
    return new Gallery(
        "Sweep of " + String.join(", ", keys),
        "Mean over seeds; the band is one standard deviation either way. An arm that does not"
            + " depend on the key is drawn level.",
        keys.size() != 1
            ? List.of()
            : List.of(new Figure("sweep", "Test accuracy over " + keys.get(0), plot(keys.get(0)))));
  }

  private Plot plot(String key) {
    Values values = Values.of(comparison, key);
    List<Layer> bands = new ArrayList<>();
    List<Layer> lines = new ArrayList<>();
    for (List<ArmRuns> arm : Grouped.by(comparison.arms(), ArmRuns::armName)) {
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
    bands.add(Layer.band(style.unlabelled(), x, low, high));
    lines.add(Layer.line(style, x, mean));
    if (!level) {
      lines.add(Layer.points(style.unlabelled(), x, mean, 1));
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
              .filter(Objects::nonNull)
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
