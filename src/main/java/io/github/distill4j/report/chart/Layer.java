package io.github.distill4j.report.chart;

import java.util.List;

/** One thing drawn in a {@link Plot}; later ones lie on top. Not-a-number breaks or leaves out. */
public sealed interface Layer {

  /** How it looks. */
  Style style();

  /**
   * Points joined by a line.
   *
   * @param x not falling
   * @param y as many
   */
  record Line(Style style, double[] x, double[] y) implements Layer {}

  /**
   * The area between two lines: a standard deviation, an interval.
   *
   * @param x not falling
   * @param low as many
   * @param high as many, nowhere below
   */
  record Band(Style style, double[] x, double[] low, double[] high) implements Layer {}

  /**
   * Separate points.
   *
   * @param scale size of the markers; 1 for the usual
   */
  record Points(Style style, double[] x, double[] y, double scale) implements Layer {}

  /** Points with bars that show how far each may be off. */
  record Whiskers(Style style, List<Whisker> whiskers) implements Layer {

    /** Copies the list. */
    public Whiskers {
      whiskers = List.copyOf(whiskers);
    }
  }

  /**
   * Bars from 0 up.
   *
   * @param x middles
   * @param width of each bar, in the unit of x
   * @param y heights
   */
  record Bars(Style style, double[] x, double width, double[] y) implements Layer {}

  /** One point of {@link Whiskers}; an end equal to the point draws no bar in that direction. */
  record Whisker(double x, double xLow, double xHigh, double y, double yLow, double yHigh) {

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
