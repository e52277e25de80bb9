package io.github.distill4j.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * Numbers in a grid, each as a coloured field: the further from 0, the fuller the colour.
 *
 * @param columns title of the columns and the name of each
 * @param rows likewise, the first row at the top
 * @param cells {@code cells[row][column]}
 * @param above colour of numbers above 0
 * @param below colour of numbers below 0
 * @param legend what the numbers are, with their unit; written only when the cells have no text
 * @param size how large it is drawn
 */
public record HeatMap(
    Names columns, Names rows, Cell[][] cells, Color above, Color below, String legend, Size size)
    implements Chart {

  private static final float FULLEST = 0.7f;

  /** One direction of the grid. */
  public record Names(String title, List<String> names) {

    /** Copies the list. */
    public Names {
      names = List.copyOf(names);
    }
  }

  /**
   * One field.
   *
   * @param value decides its colour; not a number for an empty field
   * @param text written on it; may be empty
   */
  public record Cell(double value, String text) {}

  @Override
  public void draw(Graphics2D graphics) {
    XYPlot plot =
        Canvas.plot(
            Axis.names(columns.title(), columns.names()).horizontal(),
            Axis.names(rows.title(), rows.names()).vertical());
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    double[][] fields = fields();
    plot.setDataset(dataset(fields));
    XYBlockRenderer blocks = new XYBlockRenderer();
    Shades shades = new Shades(fields[2], above, below);
    blocks.setPaintScale(shades);
    plot.setRenderer(blocks);
    write(plot);
    if (hasText()) {
      Canvas.draw(plot, graphics, size);
    } else {
      Canvas.draw(plot, graphics, size, colourBar(shades));
    }
  }

  private boolean hasText() {
    return java.util.Arrays.stream(cells)
        .flatMap(java.util.Arrays::stream)
        .anyMatch(cell -> !cell.text().isEmpty());
  }

  private PaintScaleLegend colourBar(Shades shades) {
    NumberAxis axis = (NumberAxis) Axis.linear(legend).horizontal();
    PaintScaleLegend bar = new PaintScaleLegend(shades, axis);
    bar.setPosition(RectangleEdge.RIGHT);
    bar.setBackgroundPaint(null);
    bar.setStripOutlineVisible(false);
    bar.setStripWidth(12);
    bar.setSubdivisionCount(24);
    bar.setMargin(10, 8, 40, 4);
    return bar;
  }

  private double[][] fields() {
    int width = columns.names().size();
    double[][] fields = new double[3][rows.names().size() * width];
    for (int i = 0; i < fields[0].length; i++) {
      int row = i / width;
      int column = i % width;
      fields[0][i] = column;
      fields[1][i] = row;
      fields[2][i] = cells[row][column].value();
    }
    return fields;
  }

  private static DefaultXYZDataset dataset(double[][] fields) {
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("", fields);
    return data;
  }

  private void write(XYPlot plot) {
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells[row].length; column++) {
        String text = cells[row][column].text();
        if (!text.isEmpty()) {
          XYTextAnnotation note = new XYTextAnnotation(text, column, row);
          note.setFont(Ink.CELL);
          note.setPaint(Ink.TEXT);
          plot.addAnnotation(note, false);
        }
      }
    }
  }

  /** From clear at 0 to the fullest shade at the number furthest from it. */
  private record Shades(double[] values, Color above, Color below) implements PaintScale {

    @Override
    public double getLowerBound() {
      return Math.min(0, finite().min().orElse(0));
    }

    @Override
    public double getUpperBound() {
      double high = Math.max(0, finite().max().orElse(1));
      return high > getLowerBound() ? high : getLowerBound() + 1;
    }

    private java.util.stream.DoubleStream finite() {
      return java.util.Arrays.stream(values).filter(Double::isFinite);
    }

    @Override
    public Paint getPaint(double value) {
      if (!Double.isFinite(value)) {
        return Ink.CLEAR;
      }
      double furthest = Math.max(getUpperBound(), -getLowerBound());
      float alpha = (float) Math.min(1, Math.abs(value) / furthest);
      return Ink.thinned(value >= 0 ? above : below, FULLEST * alpha);
    }
  }
}
