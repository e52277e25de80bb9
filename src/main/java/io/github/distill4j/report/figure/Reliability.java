package io.github.distill4j.report.figure;

import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.Calibration;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.study.distil.TrialResult;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Confidence against accuracy, one diagram an arm, the predictions of all seeds together. */
record Reliability(ShownArms shown, ArmStyles styles) {

  private static final double[] DIAGONAL = {0, 100};

  Gallery gallery() {
    List<Figure> figures = shown.arms().stream().flatMap(arm -> figure(arm).stream()).toList();
    return new Gallery(
        "Reliability",
        shown.caption(
            "Points: predictions whose confidence falls in one of "
                + Calibration.BINS
                + " bins; below the dashed line they are overconfident. Bars: share of all"
                + " predictions in each bin. Test images of all seeds together; empty bins"
                + " left out."),
        figures);
  }

  private Optional<Figure> figure(ArmRuns arm) {
    List<Bin> bins = pooled(arm.trials());
    if (bins.stream().allMatch(bin -> bin.count() == 0)) {
      return Optional.empty();
    }
    String error = Numbers.fixed(arm.spread(Quantity.ECE).mean(), 1);
    return Optional.of(
        new Figure(
            "reliability-" + Figure.fileName(arm.name()),
            arm.name() + ", ECE " + error + " %",
            plot(bins, styles.of(arm).colour())));
  }

  private static Plot plot(List<Bin> bins, Color colour) {
    double[] middles = new double[bins.size()];
    double[] shares = new double[bins.size()];
    long all = bins.stream().mapToLong(Bin::count).sum();
    for (int b = 0; b < bins.size(); b++) {
      middles[b] = 100 * (b + 0.5) / bins.size();
      shares[b] = 100.0 * bins.get(b).count() / all;
    }
    Style style = new Style("", colour);
    Color faint = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 60);
    List<Bin> filled = bins.stream().filter(bin -> bin.count() > 0).toList();
    double[] x = filled.stream().mapToDouble(bin -> 100 * bin.confidence()).toArray();
    double[] y = filled.stream().mapToDouble(bin -> 100 * bin.accuracy()).toArray();
    return new Plot(
        Axis.range("confidence, %", 0, 101),
        Axis.range("accuracy, %", 0, 101),
        List.of(
            Layer.bars(new Style("", faint), middles, 88.0 / bins.size(), shares),
            Layer.line(Style.guide(), DIAGONAL, DIAGONAL),
            Layer.line(style, x, y),
            Layer.points(style, x, y, 1)),
        Size.SMALL);
  }

  private static List<Bin> pooled(List<TrialResult> trials) {
    List<Bin> pooled = new ArrayList<>();
    int most = trials.stream().mapToInt(t -> t.reliability().size()).max().orElse(0);
    for (int b = 0; b < most; b++) {
      int bin = b;
      pooled.add(
          together(
              trials.stream()
                  .map(TrialResult::reliability)
                  .filter(bins -> bins.size() > bin)
                  .map(bins -> bins.get(bin))
                  .toList()));
    }
    return pooled;
  }

  private static Bin together(List<Bin> bins) {
    int count = bins.stream().mapToInt(Bin::count).sum();
    double weight = Math.max(1, count);
    return new Bin(
        count,
        bins.stream().mapToDouble(bin -> bin.count() * bin.confidence()).sum() / weight,
        bins.stream().mapToDouble(bin -> bin.count() * bin.accuracy()).sum() / weight);
  }
}
