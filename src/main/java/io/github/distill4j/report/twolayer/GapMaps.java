package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.figure.DifferenceMap;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.train.Epoch;
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
record GapMaps(List<Contrast> gaps, String name) {

  private static final int ROW = 30;
  private static final int AROUND = 90;

  Gallery gallery() {
    List<Integer> steps =
        gaps.get(0).arm().trials().get(0).epochs().stream().map(Epoch::number).toList();
    int last = steps.size() - 1;
    return new Gallery(
        "The gap, " + name,
        "Soft − hard in points of accuracy, mean over seeds; blue where soft labels are ahead,"
            + " vermilion where hard ones are. Columns: the labels. Rows: the projection radius B."
            + " * on test images: interval and p as in the tables.",
        Stream.concat(
                Stream.of(figure(steps.get(last), "test", GapMaps::atTheEnd)),
                IntStream.range(0, last)
                    .mapToObj(k -> figure(steps.get(k), "validation", gap -> onTheWay(gap, k))))
            .toList());
  }

  private Figure figure(int step, String images, Function<Contrast, HeatMap.Cell> field) {
    DifferenceMap.Key labels = DifferenceMap.Key.of("labels", gaps, gap -> gap.arm().arm());
    DifferenceMap.Key radii = DifferenceMap.Key.of("B", gaps, gap -> Students.radius(gap.arm()));
    int height = AROUND + ROW * Math.max(3, radii.values().size());
    return new Figure(
        "gap-" + Figure.fileName(name.replaceFirst(":.*rate", " rate") + "-" + step),
        "After " + Numbers.fixed(step, 0) + " steps, " + images + " images",
        new DifferenceMap(gaps, labels, radii).drawn(field, "points", height));
  }

  private static HeatMap.Cell onTheWay(Contrast gap, int look) {
    double points = validation(gap.arm(), look) - validation(gap.baseline(), look);
    return new HeatMap.Cell(points, Numbers.signed(points, 1));
  }

  private static double validation(ArmRuns arm, int look) {
    return Students.mean(arm, trial -> 100 * trial.epochs().get(look).validationAccuracy());
  }

  private static HeatMap.Cell atTheEnd(Contrast gap) {
    return new HeatMap.Cell(gap.points(), gap.starred(1));
  }
}
