package io.github.distill4j.report.twolayer;

import io.github.distill4j.ShownText;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.figure.Rows;
import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.ScalingSpec.Arm;
import io.github.distill4j.study.twolayer.ScalingSpec.Arm.Labels;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Smallest widths over 1/γ with their fitted lines, and all slopes in one picture.
 *
 * @param results of the study
 * @param fits theirs
 */
record WidthPlots(TwoLayerResults.Scaling results, List<Fit> fits) {

  private static final double CONFIDENCE = .95;
  private static final int ROW = 22;
  private static final int AROUND = 90;

  Gallery widths() {
    return new Gallery(
        "Smallest width over 1/γ",
        "Both axes by logarithms; bars: 95 % intervals from order statistics; a width above all"
            + " that were tried is not drawn. Lines: least squares. Dotted: the theory's powers, 4"
            + " for hard and 2 for soft labels, through the middle of the points.",
        results.spec().families().keySet().stream()
            .flatMap(family -> Stream.of(Criterion.values()).map(each -> figure(family, each)))
            .flatMap(Optional::stream)
            .toList());
  }

  Gallery slopes() {
    return new Gallery(
        "Slopes beside the theory's",
        "Slope of log width over log 1/γ with its bootstrap interval over seeds. Dotted: 2 (soft"
            + " labels) and 4 (hard labels). An interval without a right end is open.",
        Grouped.by(fits, Fit::criterion).stream().map(WidthPlots::slopes).toList());
  }

  /** An arm's points by their logarithms. */
  private record Series(String arm, Labels labels, int variant, List<Layer.Whisker> known) {
    Style style() {
      return new Style(arm, colour(labels), variant);
    }

    double[] x() {
      return known.stream().mapToDouble(Layer.Whisker::x).toArray();
    }

    double[] y() {
      return known.stream().mapToDouble(Layer.Whisker::y).toArray();
    }
  }

  private static Color colour(Labels labels) {
    return Words.colour(ShownText.word(labels));
  }

  private Optional<Figure> figure(String family, Criterion criterion) {
    List<Series> all = series(family, criterion);
    if (all.stream().allMatch(series -> series.known().isEmpty())) {
      return Optional.empty();
    }
    List<Layer> layers = new ArrayList<>(guides(all));
    for (Series series : all) {
      layers.add(Layer.whiskers(series.style(), series.known()));
      line(family, criterion, series).ifPresent(layers::add);
    }
    return Optional.of(
        new Figure(
            "width-" + Figure.fileName(family + "-" + criterion),
            family + ", error " + Fit.words(criterion),
            new Plot(Axis.log("1/γ"), Axis.log("width m"), layers, Size.USUAL)));
  }

  private List<Series> series(String family, Criterion criterion) {
    List<Series> all = new ArrayList<>();
    Map<String, Arm> arms = results.spec().arms();
    for (String arm : arms.keySet()) {
      Labels labels = arms.get(arm).labels();
      int variant = (int) all.stream().filter(each -> each.labels() == labels).count();
      List<Layer.Whisker> known =
          Fit.points(results, family).stream()
              .flatMap(p -> Fit.widths(p, arm, criterion).flatMap(w -> known(p, w)).stream())
              .toList();
      all.add(new Series(arm, labels, variant, known));
    }
    return all;
  }

  /** A width at 1/γ with its interval, where they are known. */
  private Optional<Layer.Whisker> known(ScalingResult point, MinimalWidths widths) {
    int width = widths.at(results.spec().share());
    if (width == MinimalWidths.FAILED || !(point.margin().middle() > 0)) {
      return Optional.empty();
    }
    MinimalWidths.Interval interval = widths.interval(results.spec().share(), CONFIDENCE);
    return Optional.of(
        Layer.Whisker.vertical(
            1 / point.margin().middle(),
            width,
            interval.low() == 0 ? width : interval.low(),
            interval.high() == MinimalWidths.FAILED ? width : interval.high()));
  }

  private Optional<Layer> line(String family, Criterion criterion, Series series) {
    return fits.stream()
        .filter(fit -> fit.family().equals(family))
        .filter(fit -> fit.arm().equals(series.arm()) && fit.criterion() == criterion)
        .findFirst()
        .map(fit -> new Power(fit.slope().value(), series.x(), series.y()))
        .map(power -> power.line(series.style().unlabelled(), power.left(), power.right()));
  }

  private static List<Layer> guides(List<Series> all) {
    double[] x = all.stream().flatMapToDouble(series -> Arrays.stream(series.x())).toArray();
    double[] y = all.stream().flatMapToDouble(series -> Arrays.stream(series.y())).toArray();
    return Stream.of(Labels.HARD, Labels.SOFT)
        .map(labels -> guide(new Style("", colour(labels), 2), Fit.theory(labels), x, y))
        .toList();
  }

  /** As far as it stays between the lowest and the highest point. */
  private static Layer guide(Style style, double slope, double[] x, double[] y) {
    Power power = new Power(slope, x, y);
    double low = power.at(Math.log(Arrays.stream(y).min().orElseThrow()));
    double high = power.at(Math.log(Arrays.stream(y).max().orElseThrow()));
    return high > low
        ? power.line(style, Math.max(power.left(), low), Math.min(power.right(), high))
        : power.line(style, power.left(), power.right());
  }

  /** y ∝ x^slope through the centre of some points, as a least-squares line goes; in logarithms. */
  private record Power(double slope, double[] x, double[] y) {

    private static double middle(double[] values) {
      return Words.mean(Arrays.stream(values).map(Math::log).toArray());
    }

    double left() {
      return Math.log(Arrays.stream(x).min().orElseThrow());
    }

    double right() {
      return Math.log(Arrays.stream(x).max().orElseThrow());
    }

    /** The place at which a height is reached. */
    double at(double height) {
      return middle(x) + (height - middle(y)) / slope;
    }

    Layer line(Style style, double from, double to) {
      double[] ends = {from, to};
      return Layer.line(
          style,
          Arrays.stream(ends).map(Math::exp).toArray(),
          Arrays.stream(ends)
              .map(end -> Math.exp(middle(y) + slope * (end - middle(x))))
              .toArray());
    }
  }

  private static Figure slopes(List<Fit> fits) {
    List<Layer> layers = new ArrayList<>();
    for (Labels labels : List.of(Labels.HARD, Labels.SOFT)) {
      Style dotted = new Style("", colour(labels), 2);
      layers.add(Layer.upright(dotted, Fit.theory(labels), fits.size()));
      layers.add(
          Layer.whiskers(
              new Style(ShownText.word(labels), colour(labels)),
              IntStream.range(0, fits.size())
                  .filter(row -> fits.get(row).labels() == labels)
                  .mapToObj(row -> whisker(fits.get(row), row))
                  .toList()));
    }
    return new Figure(
        "slopes-" + Figure.fileName(fits.get(0).criterion().name()),
        "Error " + Fit.words(fits.get(0).criterion()),
        Rows.plot(
            "slope",
            fits.stream().map(fit -> fit.family() + ", " + fit.arm()).toList(),
            layers,
            AROUND,
            ROW));
  }

  private static Layer.Whisker whisker(Fit fit, int row) {
    double value = fit.slope().value();
    double high = fit.slope().high();
    return Layer.Whisker.horizontal(
        value, fit.slope().low(), Double.isInfinite(high) ? value : high, row);
  }
}
