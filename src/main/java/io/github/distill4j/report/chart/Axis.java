package io.github.distill4j.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * One axis of a chart.
 *
 * @param title what is measured, with its unit
 * @param scale how numbers lie on it
 */
public record Axis(String title, Scale scale) {

  private static final double TITLE = 400;
  private static final double NAME_BESIDE = 180;
  private static final double NAME_BELOW = 130;

  /** How numbers lie on an axis. */
  public sealed interface Scale {

    /** Evenly, over whatever range the numbers have. */
    record Linear() implements Scale {}

    /** Evenly, over a range that is known. */
    record Range(double low, double high) implements Scale {}

    /** In whole numbers. */
    record Whole() implements Scale {}

    /** By their logarithms; numbers must be above 0. */
    record Log() implements Scale {}

    /** Names at 0, 1, 2, …; the first at the left or, on a y axis, at the top. */
    record Names(List<String> names) implements Scale {}
  }

  /** Numbers over their own range. */
  public static Axis linear(String title) {
    return new Axis(title, new Scale.Linear());
  }

  /** Numbers from {@code low} to {@code high}. */
  public static Axis range(String title, double low, double high) {
    return new Axis(title, new Scale.Range(low, high));
  }

  /** Whole numbers, such as epochs. */
  public static Axis whole(String title) {
    return new Axis(title, new Scale.Whole());
  }

  /** Logarithms of positive numbers. */
  public static Axis log(String title) {
    return new Axis(title, new Scale.Log());
  }

  /** Names instead of numbers. */
  public static Axis names(String title, List<String> names) {
    return new Axis(title, new Scale.Names(List.copyOf(names)));
  }

  ValueAxis horizontal() {
    ValueAxis axis = styled(bare(NAME_BELOW));
    axis.setTickLabelInsets(new RectangleInsets(2, 5, 2, 5));
    return axis;
  }

  ValueAxis vertical() {
    ValueAxis axis = styled(bare(NAME_BESIDE));
    // As many ticks as fit are too many: room around their labels makes them fewer.
    axis.setTickLabelInsets(new RectangleInsets(9, 4, 9, 4));
    axis.setInverted(scale instanceof Scale.Names);
    return axis;
  }

  private ValueAxis bare(double roomForNames) {
    String label = title == null ? null : Letters.fitted(title, Ink.LABEL, TITLE);
    if (scale instanceof Scale.Log) {
      return new LogarithmAxis(label);
    }
    if (scale instanceof Scale.Names names) {
      List<String> fitted = Letters.fitted(names.names(), Ink.SMALL, roomForNames);
      SymbolAxis axis = new SymbolAxis(label, fitted.toArray(String[]::new));
      axis.setGridBandsVisible(false);
      axis.setRange(-0.5, names.names().size() - 0.5);
      return axis;
    }
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(false);
    axis.setNumberFormatOverride(plain());
    if (scale instanceof Scale.Whole) {
      axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    } else if (scale instanceof Scale.Range range) {
      axis.setRange(range.low(), range.high());
    }
    return axis;
  }

  private ValueAxis styled(ValueAxis axis) {
    axis.setLabelFont(Ink.LABEL);
    axis.setLabelPaint(Ink.TEXT);
    axis.setTickLabelFont(Ink.SMALL);
    axis.setTickLabelPaint(Ink.TEXT);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  /** A number with no more digits than it needs, thousands set apart. */
  static DecimalFormat plain() {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    return new DecimalFormat("#,##0.######", symbols);
  }
}
