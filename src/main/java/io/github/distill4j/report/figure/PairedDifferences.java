package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every seed's difference from the baseline as a dot, with the mean and its interval. */
record PairedDifferences(Comparison comparison, ArmStyles styles) {

  /** More would be taller than any screen; a sweep's map shows them instead. */
  private static final int MOST = 24;

  private static final int ROW = 46;
  private static final int AROUND = 70;
  private static final double ABOVE_ROW = 0.2;

  Gallery gallery() {
    List<Contrast> contrasts = comparison.tested();
    return new Gallery(
        "Differences in test accuracy",
        "Small dots: one seed each, the arm less "
            + comparison.baselineName()
            + " with the same seed. Large marker and bar: their mean and its 95 % BCa bootstrap"
            + " interval. An interval that crosses the dashed line tells no difference; one"
            + " that does not is evidence only with Holm p at most "
            + Contrast.LEVEL
            + ".",
        contrasts.isEmpty() || contrasts.size() > MOST
            ? List.of()
            : List.of(new Figure("differences", "Paired differences", plot(contrasts))));
  }

  private Plot plot(List<Contrast> contrasts) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.upright(Style.guide(), 0, contrasts.size()));
    for (int row = 0; row < contrasts.size(); row++) {
      layers.addAll(row(contrasts.get(row), row));
    }
    return Rows.plot(
        "test accuracy − " + comparison.baselineName() + ", percentage points",
        contrasts.stream().map(each -> each.arm().name()).toList(),
        layers,
        AROUND,
        ROW);
  }

  private List<Layer> row(Contrast contrast, int row) {
    Style style = new Style("", styles.of(contrast.arm()).colour());
    double[] dots = contrast.differences();
    double[] heights = new double[dots.length];
    Arrays.fill(heights, row - ABOVE_ROW);
    Layer.Whisker mean =
        Rows.mean(contrast.points(), contrast.paired().interval(), row + ABOVE_ROW);
    return List.of(Layer.points(style, dots, heights, 0.75), Layer.whiskers(style, List.of(mean)));
  }
}
