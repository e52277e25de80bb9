package io.github.distill4j.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** What all charts share: a clear ground, a faint grid, the legend above. */
final class Canvas {

  private static final int LEGEND_LINES = 2;

  private Canvas() {}

  static XYPlot plot(ValueAxis x, ValueAxis y) {
    XYPlot plot = new XYPlot(null, x, y, null);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(Ink.GRID);
    plot.setRangeGridlinePaint(Ink.GRID);
    plot.setDomainGridlineStroke(Ink.HAIRLINE);
    plot.setRangeGridlineStroke(Ink.HAIRLINE);
    plot.setFixedLegendItems(new LegendItemCollection());
    return plot;
  }

  /** Draws with a legend when the plot has entries for one. */
  static void draw(XYPlot plot, Graphics2D graphics, Size size, Title... titles) {
    // Otherwise the vertical axis's title becomes outlines, which nobody can search or hear.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    JFreeChart chart = new JFreeChart(null, Ink.LABEL, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 4, 4, 10));
    if (plot.getLegendItems().getItemCount() > 0) {
      chart.addSubtitle(legend(plot));
    }
    for (Title title : titles) {
      chart.addSubtitle(title);
    }
    chart.draw(graphics, new Rectangle2D.Double(0, 0, size.width(), size.height()));
  }

  /** What a legend takes beyond the lines that every size has room for. */
  static int highLegend(List<Layer> layers, int width) {
    double line = Letters.height(Ink.LABEL) + 4;
    double room = width - 30;
    double taken = 0;
    int lines = 1;
    for (Layer layer : layers) {
      double wide = layer.legendWidth();
      taken += wide;
      if (taken > room) {
        taken = wide;
        lines++;
      }
    }
    return (int) (line * Math.max(0, lines - LEGEND_LINES));
  }

  private static LegendTitle legend(XYPlot plot) {
    FlowArrangement rows =
        new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 10, 2);
    LegendTitle legend = new LegendTitle(plot, rows, rows);
    legend.setPosition(RectangleEdge.TOP);
    legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
    legend.setItemFont(Ink.LABEL);
    legend.setItemPaint(Ink.TEXT);
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    legend.setPadding(0, 4, 6, 4);
    return legend;
  }
}
