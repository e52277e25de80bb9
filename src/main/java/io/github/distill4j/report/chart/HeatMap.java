package io.github.distill4j.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
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

  /** A {@link #legible} map of more classes names every second or third. */
  public static final int MOST_NAMED = 40;

  private static final float FULLEST = 0.7f;

  /** The most that a name may take. */
  private static final double NAME = 130;

  private static final int BESIDE = 64;
  private static final int BELOW = 56;
  private static final int COLOUR_BAR = 60;

  /** One direction of the grid. */
  public record Names(String title, List<String> names) {

    /** Copies the list. */
    public Names {
      names = List.copyOf(names);
    }

    private List<String> fitted() {
      return Letters.fitted(names, Ink.SMALL, NAME);
    }

    private double width() {
      return Letters.width(fitted(), Ink.SMALL);
    }
  }

  /** Fields for so many rows and columns, made from the index of each. */
  public static Cell[][] cells(int rows, int columns, BiFunction<Integer, Integer, Cell> cell) {
    return IntStream.range(0, rows)
        .mapToObj(
            r -> IntStream.range(0, columns).mapToObj(c -> cell.apply(r, c)).toArray(Cell[]::new))
        .toArray(Cell[][]::new);
  }

  /**
   * One field.
   *
   * @param value decides its colour; not a number for an empty field
   * @param text written on it; may be empty
   */
  public record Cell(double value, String text) {}

  /**
   * The size at which the names of a map of up to {@value #MOST_NAMED} classes can all be read; of
   * more, every second or third.
   *
   * @param names of rows and columns
   * @param text whether the fields have text, of at most three digits
   */
  public static Size legible(List<String> names, boolean text) {
    Names both = new Names("", names);
    int named = Math.min(names.size(), MOST_NAMED);
    // JFreeChart leaves out a name that comes too near the last one.
    double line = 1.2 * Letters.height(Ink.SMALL);
    double column = Math.max(line, text ? Letters.width("1000", Ink.CELL) : 0);
    double width = Math.max(Size.SMALL.width(), both.width() + BESIDE + named * column);
    double grid = width - both.width() - BESIDE;
    double below = BELOW + (isWider(both, grid) ? both.width() : line);
    double height = below + named * line * (text ? 1.2 : 1) + (text ? 0 : COLOUR_BAR);
    return new Size((int) width, (int) Math.max(Size.SMALL.height(), height));
  }

  /** Whether names side by side take more than there is. */
  private static boolean isWider(Names columns, double room) {
    return (columns.width() + 6) * columns.names().size() > room;
  }

  private ValueAxis across() {
    ValueAxis axis = Axis.names(columns.title(), columns.fitted()).horizontal();
    axis.setVerticalTickLabels(isWider(columns, size.width() - rows.width() - BESIDE));
    return axis;
  }

  @Override
  public void draw(Graphics2D graphics) {
    XYPlot plot = Canvas.plot(across(), Axis.names(rows.title(), rows.fitted()).vertical());
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
    return Stream.of(cells).flatMap(Stream::of).anyMatch(cell -> !cell.text().isEmpty());
  }

  private PaintScaleLegend colourBar(Shades shades) {
    NumberAxis axis = (NumberAxis) Axis.linear(legend).horizontal();
    PaintScaleLegend bar = new PaintScaleLegend(shades, axis);
    bar.setPosition(RectangleEdge.TOP);
    bar.setBackgroundPaint(null);
    bar.setStripOutlineVisible(false);
    bar.setStripWidth(12);
    bar.setSubdivisionCount(24);
    bar.setMargin(0, rows.width() + BESIDE - 10, 6, 0);
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

    private DoubleStream finite() {
      return DoubleStream.of(values).filter(Double::isFinite);
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
