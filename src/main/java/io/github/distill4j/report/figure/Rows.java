package io.github.distill4j.report.figure;

import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import java.util.List;
import java.util.stream.IntStream;

/** Charts with a row a name, the first at the top. */
public final class Rows {

  private static final int DIAMOND = 3;

  private Rows() {}

  /** How published and promised numbers look. */
  public static Style claimed(String label) {
    return new Style(label, Style.text("").colour(), DIAMOND);
  }

  /** Published numbers, one a row. */
  public static Layer claimed(String label, double[] numbers) {
    double[] rows = IntStream.range(0, numbers.length).asDoubleStream().toArray();
    return Layer.points(claimed(label), numbers, rows, 1.1);
  }

  /**
   * A mean with its interval.
   *
   * @param interval null for none
   */
  public static Layer.Whisker mean(double mean, Interval interval, double row) {
    return interval == null
        ? Layer.Whisker.horizontal(mean, mean, mean, row)
        : Layer.Whisker.horizontal(mean, interval.low(), interval.high(), row);
  }

  /**
   * The chart.
   *
   * @param title of what is measured
   * @param around height of all but the rows
   * @param row height of each
   */
  public static Plot plot(
      String title, List<String> names, List<Layer> layers, int around, int row) {
    return new Plot(
        Axis.linear(title),
        Axis.names(null, names),
        layers,
        Size.tall(around + row * names.size()));
  }
}
