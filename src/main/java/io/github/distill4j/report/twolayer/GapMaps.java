package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.study.twolayer.ArmLabels;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Soft − hard over projection radius and temperature: at the end on test images, and at every look
 * on the way on validation images.
 *
 * @param gaps of one stack at one rate
 * @param name how it was trained
 */
record GapMaps(List<Gap> gaps, String name) {

  private static final int ROW = 30;
  private static final int AROUND = 90;

  Gallery gallery() {
    List<Integer> steps = gaps.get(0).hard().lookSteps();
    Stream<Figure> looks =
        IntStream.range(0, steps.size() - 1)
            .mapToObj(look -> figure(steps.get(look), "validation", gap -> onTheWay(gap, look)));
    Stream<Figure> end = Stream.of(figure(steps.get(steps.size() - 1), "test", GapMaps::atTheEnd));
    return new Gallery(
        "The gap, " + name,
        "Soft − hard in points of accuracy, mean over seeds; blue where soft labels are ahead,"
            + " vermilion where hard ones are. Columns: the labels. Rows: the projection radius B."
            + " * on test images: interval and p as in the tables.",
        Stream.concat(end, looks).toList());
  }

  private Figure figure(int step, String images, Function<Gap, HeatMap.Cell> cell) {
    List<ArmLabels> labels = gaps.stream().map(gap -> gap.soft().labels()).distinct().toList();
    List<Double> radii = gaps.stream().map(gap -> gap.hard().regime().radius()).distinct().toList();
    HeatMap.Cell[][] cells =
        HeatMap.cells(
            radii.size(), labels.size(), (r, l) -> cell(radii.get(r), labels.get(l), cell));
    String title = "After " + Numbers.fixed(step, 0) + " steps, " + images + " images";
    return new Figure(
        "gap-" + Figure.fileName(name.replaceFirst(":.*rate", " rate") + "-" + step),
        title,
        new HeatMap(
            new HeatMap.Names("labels", labels.stream().map(ArmLabels::toString).toList()),
            new HeatMap.Names("B", radii.stream().map(Words::number).toList()),
            cells,
            ArmColours.BLUE,
            ArmColours.VERMILION,
            "points",
            Size.tall(AROUND + ROW * Math.max(3, radii.size()))));
  }

  private HeatMap.Cell cell(double radius, ArmLabels labels, Function<Gap, HeatMap.Cell> cell) {
    return gaps.stream()
        .filter(gap -> gap.hard().regime().radius() == radius && gap.soft().labels().equals(labels))
        .findFirst()
        .map(cell)
        .orElse(new HeatMap.Cell(Double.NaN, ""));
  }

  private static HeatMap.Cell onTheWay(Gap gap, int look) {
    double points = gap.soft().validation(look) - gap.hard().validation(look);
    return new HeatMap.Cell(points, Numbers.signed(points, 1));
  }

  private static HeatMap.Cell atTheEnd(Gap gap) {
    return new HeatMap.Cell(
        gap.points(), Numbers.signed(gap.points(), 1) + (gap.isSure() ? "*" : ""));
  }
}
