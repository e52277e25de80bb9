package io.github.distill4j.report.chart;

import java.awt.BasicStroke;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * One thing drawn in a {@link Plot}; later ones lie on top. Not-a-number breaks or leaves out.
 *
 * @param data its numbers
 * @param renderer what draws them
 * @param style how it looks
 * @param symbol what stands for it in the legend
 * @param fill the symbol's colour
 */
public record Layer(
    XYDataset data, AbstractXYItemRenderer renderer, Style style, Shape symbol, Paint fill) {

  private static final double LABEL = 380;
  private static final float LINE = 2f;
  private static final float BAND_ALPHA = 0.18f;
  private static final Shape SWATCH = new Line2D.Double(-9, 0, 9, 0);
  private static final Shape BOX = new Rectangle2D.Double(-6, -5, 12, 10);

  /** Gives the renderer the style's colour. */
  public Layer {
    renderer.setSeriesPaint(0, style.colour());
  }

  /**
   * Points joined by a line.
   *
   * @param x not falling
   * @param y as many
   */
  public static Layer line(Style style, double[] x, double[] y) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesStroke(0, style.stroke(LINE));
    return new Layer(pairs(x, y), renderer, style, SWATCH, style.colour());
  }

  /** A line from top to bottom beside so many names. */
  public static Layer upright(Style style, double x, int names) {
    return line(style, new double[] {x, x}, new double[] {-0.5, names - 0.5});
  }

  /**
   * The area between two lines: a standard deviation, an interval.
   *
   * @param x not falling
   * @param low as many
   * @param high as many, nowhere below
   */
  public static Layer band(Style style, double[] x, double[] low, double[] high) {
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(BAND_ALPHA);
    renderer.setSeriesFillPaint(0, style.colour());
    XYIntervalSeries series = new XYIntervalSeries("");
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(low[i]) && Double.isFinite(high[i])) {
        series.add(x[i], x[i], x[i], (low[i] + high[i]) / 2, low[i], high[i]);
      }
    }
    return new Layer(intervals(series), renderer, style, BOX, faint(style, BAND_ALPHA));
  }

  /**
   * Separate points.
   *
   * @param scale size of the markers; 1 for the usual
   */
  public static Layer points(Style style, double[] x, double[] y, double scale) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, style.marker(scale));
    return new Layer(pairs(x, y), renderer, style, style.marker(scale), style.colour());
  }

  /** Points with bars that show how far each may be off. */
  public static Layer whiskers(Style style, List<Whisker> whiskers) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setCapLength(0);
    renderer.setErrorPaint(style.colour());
    renderer.setErrorStroke(new BasicStroke(LINE));
    renderer.setSeriesShape(0, style.marker(1.2));
    XYIntervalSeries series = new XYIntervalSeries("", false, true);
    for (Whisker each : whiskers) {
      series.add(each.x(), each.xLow(), each.xHigh(), each.y(), each.yLow(), each.yHigh());
    }
    return new Layer(intervals(series), renderer, style, style.marker(1.2), style.colour());
  }

  /**
   * Bars from 0 up.
   *
   * @param x middles
   * @param width of each bar, in the unit of x
   * @param y heights
   */
  public static Layer bars(Style style, double[] x, double width, double[] y) {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    XYIntervalSeries series = new XYIntervalSeries("");
    for (int i = 0; i < x.length; i++) {
      series.add(x[i], x[i] - width / 2, x[i] + width / 2, y[i], 0, y[i]);
    }
    return new Layer(intervals(series), renderer, style, BOX, faint(style, 1));
  }

  private static Paint faint(Style style, float alpha) {
    return Ink.thinned(style.colour(), alpha * style.colour().getAlpha() / 255f);
  }

  private static XYDataset pairs(double[] x, double[] y) {
    DefaultXYDataset data = new DefaultXYDataset();
    data.addSeries("", new double[][] {x, y});
    return data;
  }

  private static XYDataset intervals(XYIntervalSeries series) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    return data;
  }

  /** Whether it has a line in the legend. */
  boolean isNamed() {
    return !style.label().isEmpty();
  }

  private String label() {
    return Letters.fitted(style.label(), Ink.LABEL, LABEL);
  }

  /** The room that its entry in the legend takes, swatch and gap included; 0 for none. */
  double legendWidth() {
    return isNamed() ? Letters.width(label(), Ink.LABEL) + 40 : 0;
  }

  LegendItem legend() {
    return symbol == SWATCH
        ? new LegendItem(label(), null, null, null, symbol, style.stroke(LINE + 0.5f), fill)
        : new LegendItem(label(), null, null, null, symbol, fill);
  }

  /** One of {@link #whiskers}; an end equal to the point draws no bar in that direction. */
  public record Whisker(double x, double xLow, double xHigh, double y, double yLow, double yHigh) {

    /** A bar from left to right. */
    public static Whisker horizontal(double x, double low, double high, double y) {
      return new Whisker(x, low, high, y, y, y);
    }

    /** A bar from bottom to top. */
    public static Whisker vertical(double x, double y, double low, double high) {
      return new Whisker(x, x, x, y, low, high);
    }
  }
}
