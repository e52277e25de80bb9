package io.github.distill4j.report.chart;

import java.awt.geom.Line2D;
import java.util.Optional;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** A {@link Layer} in JFreeChart's terms: its numbers, what draws them, its line of the legend. */
record DrawnLayer(XYDataset data, XYItemRenderer renderer, Optional<LegendItem> legend) {

  private static final double LABEL = 380;
  private static final float LINE = 2f;
  private static final float BAND_ALPHA = 0.18f;
  private static final Line2D SWATCH = new Line2D.Double(-9, 0, 9, 0);

  static DrawnLayer of(Layer layer) {
    if (layer instanceof Layer.Line line) {
      return line(line);
    }
    if (layer instanceof Layer.Band band) {
      return band(band);
    }
    if (layer instanceof Layer.Points points) {
      return points(points);
    }
    if (layer instanceof Layer.Whiskers whiskers) {
      return whiskers(whiskers);
    }
    return bars((Layer.Bars) layer);
  }

  private static DrawnLayer line(Layer.Line line) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesStroke(0, line.style().stroke(LINE));
    return drawn(pairs(line.x(), line.y()), renderer, line.style(), lineEntry(line.style()));
  }

  private static DrawnLayer band(Layer.Band band) {
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(BAND_ALPHA);
    renderer.setSeriesFillPaint(0, band.style().colour());
    XYIntervalSeries series = new XYIntervalSeries("");
    for (int i = 0; i < band.x().length; i++) {
      double x = band.x()[i];
      if (Double.isFinite(band.low()[i]) && Double.isFinite(band.high()[i])) {
        series.add(x, x, x, (band.low()[i] + band.high()[i]) / 2, band.low()[i], band.high()[i]);
      }
    }
    return drawn(collection(series), renderer, band.style(), boxEntry(band.style(), BAND_ALPHA));
  }

  private static DrawnLayer points(Layer.Points points) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, points.style().marker(points.scale()));
    return drawn(
        pairs(points.x(), points.y()),
        renderer,
        points.style(),
        pointEntry(points.style(), points.scale()));
  }

  private static DrawnLayer whiskers(Layer.Whiskers whiskers) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setCapLength(0);
    renderer.setErrorPaint(whiskers.style().colour());
    renderer.setErrorStroke(new java.awt.BasicStroke(LINE));
    renderer.setSeriesShape(0, whiskers.style().marker(1.2));
    XYIntervalSeries series = new XYIntervalSeries("", false, true);
    for (Layer.Whisker each : whiskers.whiskers()) {
      series.add(each.x(), each.xLow(), each.xHigh(), each.y(), each.yLow(), each.yHigh());
    }
    return drawn(collection(series), renderer, whiskers.style(), pointEntry(whiskers.style(), 1.2));
  }

  private static DrawnLayer bars(Layer.Bars bars) {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    XYIntervalSeries series = new XYIntervalSeries("");
    double half = bars.width() / 2;
    for (int i = 0; i < bars.x().length; i++) {
      double x = bars.x()[i];
      series.add(x, x - half, x + half, bars.y()[i], 0, bars.y()[i]);
    }
    return drawn(collection(series), renderer, bars.style(), boxEntry(bars.style(), 1));
  }

  private static DrawnLayer drawn(
      XYDataset data, AbstractXYItemRenderer renderer, Style style, LegendItem entry) {
    renderer.setSeriesPaint(0, style.colour());
    return new DrawnLayer(
        data, renderer, style.label().isEmpty() ? Optional.empty() : Optional.of(entry));
  }

  private static XYDataset pairs(double[] x, double[] y) {
    DefaultXYDataset data = new DefaultXYDataset();
    data.addSeries("", new double[][] {x, y});
    return data;
  }

  private static XYIntervalSeriesCollection collection(XYIntervalSeries series) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    return data;
  }

  private static String label(Style style) {
    return Letters.fitted(style.label(), Ink.LABEL, LABEL);
  }

  /** The room that an entry takes, its swatch and the gap behind it included. */
  static double legendWidth(Style style) {
    return Letters.width(label(style), Ink.LABEL) + 40;
  }

  private static LegendItem lineEntry(Style style) {
    return new LegendItem(
        label(style), null, null, null, SWATCH, style.stroke(LINE + 0.5f), style.colour());
  }

  private static LegendItem pointEntry(Style style, double scale) {
    return new LegendItem(label(style), null, null, null, style.marker(scale), style.colour());
  }

  private static LegendItem boxEntry(Style style, float alpha) {
    return new LegendItem(
        label(style),
        null,
        null,
        null,
        new java.awt.geom.Rectangle2D.Double(-6, -5, 12, 10),
        Ink.thinned(style.colour(), alpha * style.colour().getAlpha() / 255f));
  }
}
