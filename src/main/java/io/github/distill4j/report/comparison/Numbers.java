package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.measure.statistics.Spread;
import java.util.Locale;

/** Numbers as reports write them: a true minus sign, nothing for what is no number. */
public final class Numbers {

  private Numbers() {}

  /** With so many digits behind the point; thousands set apart. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    boolean negativeZero = text.startsWith("-") && text.matches("-[0.,]+");
    return negativeZero ? text.substring(1) : text.replace('-', '−');
  }

  /** The same with + before a positive number. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    boolean zero = text.matches("[0.,]*");
    return zero || text.startsWith("−") ? text : "+" + text;
  }

  /** Mean ± standard deviation; the mean alone for one value. */
  public static String spread(Spread spread, int decimals) {
    if (spread.n() > 1 && spread.mean() == 0 && spread.deviation() == 0) {
      return "0";
    }
    String mean = fixed(spread.mean(), decimals);
    return spread.n() < 2 ? mean : mean + " ± " + fixed(spread.deviation(), decimals);
  }

  /** An interval of differences, in brackets; nothing for none. */
  public static String interval(Interval interval, int decimals) {
    return interval == null
        ? ""
        : "[" + signed(interval.low(), decimals) + ", " + signed(interval.high(), decimals) + "]";
  }

  /** So many things: {@code 1 seed}, {@code 2 seeds}. */
  public static String counted(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }

  /** A probability from a test: three digits, and small ones as a bound. */
  public static String p(double p) {
    return p < 0.001 ? "<0.001" : fixed(p, 3);
  }
}
