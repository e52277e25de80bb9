package io.github.distill4j.report.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Lines, bands, points and bars over two axes.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param layers what is drawn, the first at the bottom
 * @param size how large it is drawn; made higher where its legend takes many lines
 */
public record Plot(Axis x, Axis y, List<Layer> layers, Size size) implements Chart {

  /** Copies the list. */
  public Plot {
    layers = List.copyOf(layers);
    size = new Size(size.width(), size.height() + Canvas.highLegend(layers, size.width()));
  }

  @Override
  public void draw(Graphics2D graphics) {
    Canvas.draw(plot(), graphics, size);
  }

  private XYPlot plot() {
    XYPlot plot = Canvas.plot(x.horizontal(), y.vertical());
    LegendItemCollection legend = new LegendItemCollection();
    for (int i = 0; i < layers.size(); i++) {
      plot.setDataset(i, layers.get(i).data());
      plot.setRenderer(i, layers.get(i).renderer());
    }
    layers.stream().filter(Layer::isNamed).map(Layer::legend).forEach(legend::add);
    plot.setFixedLegendItems(legend);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }
}
