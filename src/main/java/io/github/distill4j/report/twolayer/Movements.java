package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.twolayer.Students.RATE;
import static io.github.distill4j.report.twolayer.Students.SET;
import static io.github.distill4j.report.twolayer.Students.STACK;

import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.study.twolayer.ArmLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How far units moved, against how far they may.
 *
 * @param arms of a study
 */
record Movements(List<ArmRuns> arms) {

  Gallery gallery() {
    return new Gallery(
        "How far units move",
        "‖w(T) − w(0)‖, mean over units and seeds, against the largest the projection allows,"
            + " B/√m: on the line every unit is held at the edge of its ball. Level lines: the same"
            + " training without projection. Of several temperatures the lowest, the middle and the"
            + " highest are shown.",
        Grouped.by(arms, arm -> Students.at(arm, SET, STACK, RATE)).stream()
            .filter(alike -> alike.stream().anyMatch(Movements::isProjected))
            .map(Movements::figure)
            .toList());
  }

  private static boolean isProjected(ArmRuns arm) {
    return Double.isFinite(Students.reach(arm));
  }

  private static Figure figure(List<ArmRuns> arms) {
    String title =
        String.format(
            Locale.ROOT, "%s; %s, rate %s", Students.at(arms.get(0), SET, STACK, RATE).toArray());
    double[] reach =
        arms.stream()
            .filter(Movements::isProjected)
            .mapToDouble(Students::reach)
            .sorted()
            .toArray();
    double[] ends = {reach[0], reach[reach.length - 1]};
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.line(Style.guide(), ends, ends));
    List<String> shown = shown(arms.stream().map(ArmRuns::arm).distinct().toList());
    for (int variant = 0; variant < shown.size(); variant++) {
      String labels = shown.get(variant);
      Style style = new Style(labels, Words.colour(labels), variant);
      add(arms.stream().filter(arm -> arm.arm().equals(labels)).toList(), style, ends, layers);
    }
    return new Figure(
        "movement-" + Figure.fileName(title),
        title,
        new Plot(Axis.log("B/√m"), Axis.log("movement of a unit"), layers, Size.USUAL));
  }

  private static void add(List<ArmRuns> arms, Style style, double[] ends, List<Layer> layers) {
    List<ArmRuns> projected = arms.stream().filter(Movements::isProjected).toList();
    layers.add(
        Layer.points(
            style,
            projected.stream().mapToDouble(Students::reach).toArray(),
            projected.stream().mapToDouble(Movements::movement).toArray(),
            1));
    arms.stream()
        .filter(arm -> !isProjected(arm))
        .map(arm -> new double[] {movement(arm), movement(arm)})
        .forEach(level -> layers.add(Layer.line(style.unlabelled(), ends, level)));
  }

  private static double movement(ArmRuns arm) {
    return Students.mean(arm, Students.MOVEMENT);
  }

  /** Hard labels, the lowest, middle and highest temperature, and the theory's own. */
  private static List<String> shown(List<String> all) {
    String theory = ArmLabels.THEORY.toString();
    List<String> temperatures =
        all.stream().filter(each -> !List.of(Students.HARD, theory).contains(each)).toList();
    int last = temperatures.size() - 1;
    List<String> shown = new ArrayList<>(List.of(Students.HARD));
    IntStream.of(0, last / 2, last)
        .filter(k -> k >= 0 && last >= 0)
        .distinct()
        .forEach(k -> shown.add(temperatures.get(k)));
    all.stream().filter(theory::equals).forEach(shown::add);
    return shown;
  }
}
