package io.github.distill4j.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with ticks at round numbers, as many as are easily read: JFreeChart's own
 * names only powers of ten, of which a range such as 20 to 80 holds none.
 */
final class LogarithmAxis extends LogAxis {

  private static final long serialVersionUID = 1L;
  private static final int MOST_TICKS = 6;
  private static final double[][] DIGITS = {
    {1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}
  };

  LogarithmAxis() {
    setSmallestValue(1e-12);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return values().stream()
        .map(value -> new NumberTick(value, label(value), anchor, TextAnchor.CENTER, 0))
        .toList();
  }

  private List<Double> values() {
    return Stream.of(DIGITS)
        .map(this::values)
        .filter(this::legible)
        .findFirst()
        .orElseGet(() -> values(DIGITS[DIGITS.length - 1]));
  }

  /** Whether no two labels come closer than a part of the axis in which one fits. */
  private boolean legible(List<Double> values) {
    double range = Math.log(getUpperBound() / getLowerBound());
    return IntStream.range(1, values.size())
        .allMatch(i -> Math.log(values.get(i) / values.get(i - 1)) * MOST_TICKS > range);
  }

  private List<Double> values(double[] leading) {
    List<Double> values = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(getLowerBound()));
    int last = (int) Math.ceil(Math.log10(getUpperBound()));
    for (int power = first; power <= last; power++) {
      for (double digit : leading) {
        double value = digit * Math.pow(10, power);
        if (getRange().contains(value)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static String label(double value) {
    if (value >= 1e9) {
      return Axis.plain().format(value / 1e9) + " G";
    }
    if (value >= 1e6) {
      return Axis.plain().format(value / 1e6) + " M";
    }
    return Axis.plain().format(value);
  }
}
