package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.ClassCounts;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Numbers;
import java.awt.Color;
import java.util.List;
import java.util.Optional;

/** What each class was taken for, one matrix an arm, all seeds together. */
record Confusions(Comparison comparison, ShownArms shown, ArmStyles styles) {

  private static final int MOST_NUMBERED = 12;

  Gallery gallery() {
    List<Figure> figures = shown.arms().stream().flatMap(arm -> figure(arm).stream()).toList();
    return new Gallery(
        "Confusion",
        shown.caption(
            "Of the test images of each class (a row), the percentage taken for each class"
                + " (a column), all seeds together."
                + unnamed(figures)),
        figures);
  }

  private static String unnamed(List<Figure> figures) {
    return figures.stream().anyMatch(figure -> classes(figure) > HeatMap.MOST_NAMED)
        ? " Not every class is named; they stand in the order of the model's outputs."
        : "";
  }

  private static int classes(Figure figure) {
    return ((HeatMap) figure.chart()).rows().names().size();
  }

  private Optional<Figure> figure(ArmRuns arm) {
    return ClassCounts.of(comparison, arm)
        .map(
            counts ->
                new Figure(
                    "confusion-" + Figure.fileName(arm.name()),
                    arm.name(),
                    map(counts, styles.of(arm).colour())));
  }

  private static HeatMap map(ClassCounts counts, Color colour) {
    int classes = counts.classes().size();
    return new HeatMap(
        new HeatMap.Names("taken for", counts.classes()),
        new HeatMap.Names("class", counts.classes()),
        HeatMap.cells(classes, classes, (k, taken) -> cell(counts.share(k, taken), classes)),
        colour,
        colour,
        "%",
        HeatMap.legible(counts.classes(), classes <= MOST_NUMBERED));
  }

  private static HeatMap.Cell cell(double share, int classes) {
    String text = share > 0 && share < 0.5 ? "·" : Numbers.fixed(share, 0);
    return new HeatMap.Cell(share, classes > MOST_NUMBERED ? "" : text);
  }
}
