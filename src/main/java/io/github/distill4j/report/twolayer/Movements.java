package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.study.twolayer.ArmLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How far units moved, against how far they may.
 *
 * @param cells of a study
 */
record Movements(List<Cell> cells) {

  Optional<Gallery> gallery() {
    List<Figure> figures =
        Grouped.by(cells, cell -> List.of(cell.regime().set(), stackAndRate(cell))).stream()
            .filter(alike -> alike.stream().anyMatch(Movements::isProjected))
            .map(Movements::figure)
            .toList();
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gallery(
                "How far units move",
                "‖w(T) − w(0)‖, mean over units and seeds, against the largest the projection"
                    + " allows, B/√m: on the line every unit is held at the edge of its ball. Level"
                    + " lines: the same training without projection. Of several temperatures the"
                    + " lowest, the middle and the highest are shown.",
                figures));
  }

  private static String stackAndRate(Cell cell) {
    return cell.regime().stack() + ", rate " + Words.number(cell.regime().rate());
  }

  private static boolean isProjected(Cell cell) {
    return Double.isFinite(cell.reach());
  }

  private static Figure figure(List<Cell> cells) {
    String title = cells.get(0).regime().set() + "; " + stackAndRate(cells.get(0));
    double[] reach =
        cells.stream().filter(Movements::isProjected).mapToDouble(Cell::reach).sorted().toArray();
    double[] ends = {reach[0], reach[reach.length - 1]};
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.line(Style.guide(), ends, ends));
    List<ArmLabels> shown = shown(cells);
    for (int variant = 0; variant < shown.size(); variant++) {
      add(cells, shown.get(variant), variant, ends, layers);
    }
    return new Figure(
        "movement-" + Figure.fileName(title),
        title,
        new Plot(
            Axis.log("B/√m"), Axis.log("movement of a unit"), List.copyOf(layers), Size.USUAL));
  }

  private static void add(
      List<Cell> all, ArmLabels labels, int variant, double[] ends, List<Layer> layers) {
    Style style =
        new Style(
            labels.toString(),
            labels.source() == ArmLabels.Source.HARD ? ArmColours.VERMILION : ArmColours.BLUE,
            variant);
    List<Cell> cells = all.stream().filter(cell -> cell.labels().equals(labels)).toList();
    List<Cell> projected = cells.stream().filter(Movements::isProjected).toList();
    layers.add(
        Layer.points(
            style,
            projected.stream().mapToDouble(Cell::reach).toArray(),
            projected.stream().mapToDouble(Cell::movement).toArray(),
            1));
    cells.stream()
        .filter(cell -> !isProjected(cell))
        .forEach(
            cell ->
                layers.add(
                    Layer.line(
                        style.unlabelled(),
                        ends,
                        new double[] {cell.movement(), cell.movement()})));
  }

  /** Hard labels, the lowest, middle and highest temperature, and the theory's own. */
  private static List<ArmLabels> shown(List<Cell> cells) {
    List<ArmLabels> all = cells.stream().map(Cell::labels).distinct().toList();
    List<ArmLabels> temperatures =
        all.stream().filter(each -> each.source() == ArmLabels.Source.TEACHER).toList();
    int last = temperatures.size() - 1;
    TreeSet<Integer> kept = new TreeSet<>(List.of(0, Math.max(0, last / 2), Math.max(0, last)));
    List<ArmLabels> shown = new ArrayList<>(List.of(ArmLabels.HARD));
    kept.stream().filter(k -> k <= last).forEach(k -> shown.add(temperatures.get(k)));
    all.stream().filter(each -> each.source() == ArmLabels.Source.THEORY).forEach(shown::add);
    return shown;
  }
}
