package io.github.distill4j.report.figure;

import io.github.distill4j.ShownText;
import io.github.distill4j.report.chart.Chart;
import java.util.Locale;

/**
 * A chart and its name.
 *
 * @param name names its files: small letters, digits, hyphens; {@link Pictures} gives different
 *     figures different ones
 * @param title above it
 * @param chart what is drawn
 */
public record Figure(String name, String title, Chart chart) {

  /** File systems allow 255 bytes, and a temporary file's name adds 43. */
  private static final int LONGEST = 100;

  /** Makes the title one line. */
  public Figure {
    title = ShownText.line(title);
  }

  /** A file-safe name made of any text; several texts may have the same one, or none. */
  public static String fileName(String text) {
    String safe = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    return safe.substring(0, Math.min(safe.length(), LONGEST)).replaceAll("^[-.]+|[-.]+$", "");
  }

  Figure named(String other) {
    return new Figure(other, title, chart);
  }
}
