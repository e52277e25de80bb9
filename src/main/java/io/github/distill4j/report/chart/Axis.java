package io.github.distill4j.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * One axis of a chart.
 *
 * @param title what is measured, with its unit; null for none
 * @param scale makes the axis on which numbers lie as they should, its names at most so wide
 */
public record Axis(String title, DoubleFunction<ValueAxis> scale) {

  private static final double TITLE = 400;
  private static final double NAME_BESIDE = 180;
  private static final double NAME_BELOW = 130;

  /** Numbers over their own range. */
  public static Axis linear(String title) {
    return numbers(title, axis -> {});
  }

  /** Numbers from {@code low} to {@code high}. */
  public static Axis range(String title, double low, double high) {
    return numbers(title, axis -> axis.setRange(low, high));
  }

  /** Whole numbers, such as epochs. */
  public static Axis whole(String title) {
    return numbers(
        title, axis -> axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT)));
  }

  private static Axis numbers(String title, Consumer<NumberAxis> ticks) {
    return new Axis(
        title,
        room -> {
          NumberAxis axis = new NumberAxis();
          axis.setAutoRangeIncludesZero(false);
          axis.setNumberFormatOverride(plain());
          ticks.accept(axis);
          return axis;
        });
  }

  /** Logarithms of positive numbers. */
  public static Axis log(String title) {
    return new Axis(title, room -> new LogarithmAxis());
  }

  /** Names at 0, 1, 2, …; the first at the left or, on a vertical axis, at the top. */
  public static Axis names(String title, List<String> names) {
    return new Axis(
        title,
        room -> {
          List<String> fitted = Letters.fitted(names, Ink.SMALL, room);
          SymbolAxis axis = new SymbolAxis(null, fitted.toArray(String[]::new));
          axis.setGridBandsVisible(false);
          axis.setRange(-0.5, names.size() - 0.5);
          return axis;
        });
  }

  ValueAxis horizontal() {
    ValueAxis axis = styled(scale.apply(NAME_BELOW));
    axis.setTickLabelInsets(new RectangleInsets(2, 5, 2, 5));
    return axis;
  }

  ValueAxis vertical() {
    ValueAxis axis = styled(scale.apply(NAME_BESIDE));
    // As many ticks as fit are too many: room around their labels makes them fewer.
    axis.setTickLabelInsets(new RectangleInsets(9, 4, 9, 4));
    axis.setInverted(axis instanceof SymbolAxis);
    return axis;
  }

  private ValueAxis styled(ValueAxis axis) {
    axis.setLabel(title == null ? null : Letters.fitted(title, Ink.LABEL, TITLE));
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
