package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.Chart;

/**
 * A chart and its name.
 *
 * @param name names its files: letters, digits, hyphens
 * @param title above it
 * @param chart what is drawn
 */
public record Figure(String name, String title, Chart chart) {

  /** A file-safe name made of any text. */
  public static String fileName(String text) {
    return text.toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("^[-.]+|[-.]+$", "");
  }
}
