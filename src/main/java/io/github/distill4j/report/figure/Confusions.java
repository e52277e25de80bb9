package io.github.distill4j.report.figure;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.study.TrialResult;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What each class was taken for, one matrix an arm, all seeds together. */
final class Confusions {

  private static final int MOST_NUMBERED = 12;

  private final Comparison comparison;
  private final ShownArms shown;
  private final ArmStyles styles;

  Confusions(Comparison comparison, ShownArms shown, ArmStyles styles) {
    this.comparison = comparison;
    this.shown = shown;
    this.styles = styles;
  }

  Optional<Gallery> gallery() {
    List<Figure> figures = shown.arms().stream().flatMap(arm -> figure(arm).stream()).toList();
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gallery(
                "Confusion",
                shown.caption(
                    "Of the test images of each class (a row), the percentage taken for each class"
                        + " (a column), all seeds together."),
                figures));
  }

  private Optional<Figure> figure(ArmRuns arm) {
    List<int[][]> counts =
        arm.trials().stream()
            .map(TrialResult::test)
            .filter(test -> test.confusion() != null)
            .map(test -> test.confusion().counts())
            .toList();
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "confusion-" + Figure.fileName(arm.name()),
                arm.name(),
                map(counts, names(arm, counts.get(0).length), styles.of(arm).colour())));
  }

  private static HeatMap map(List<int[][]> counts, List<String> names, Color colour) {
    int classes = names.size();
    HeatMap.Cell[][] cells = new HeatMap.Cell[classes][classes];
    for (int label = 0; label < classes; label++) {
      double[] row = shares(counts, label, classes);
      for (int prediction = 0; prediction < classes; prediction++) {
        cells[label][prediction] =
            new HeatMap.Cell(row[prediction], text(row[prediction], classes));
      }
    }
    return new HeatMap(
        new HeatMap.Names("taken for", names),
        new HeatMap.Names("class", names),
        cells,
        colour,
        colour,
        "%",
        Size.SMALL);
  }

  private static String text(double share, int classes) {
    if (classes > MOST_NUMBERED) {
      return "";
    }
    return share > 0 && share < 0.5 ? "·" : Numbers.fixed(share, 0);
  }

  private static double[] shares(List<int[][]> counts, int label, int classes) {
    double[] row = new double[classes];
    counts.stream()
        .filter(matrix -> matrix.length == classes)
        .forEach(matrix -> IntStream.range(0, classes).forEach(k -> row[k] += matrix[label][k]));
    double all = Math.max(1, IntStream.range(0, classes).mapToDouble(k -> row[k]).sum());
    return IntStream.range(0, classes).mapToDouble(k -> 100 * row[k] / all).toArray();
  }

  private List<String> names(ArmRuns arm, int classes) {
    DataSpec data = comparison.source(arm).spec().data();
    List<String> groups = List.copyOf(data.groups().keySet());
    List<String> chosen = groups.isEmpty() ? data.classes() : groups;
    return chosen.size() == classes
        ? chosen
        : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }
}
