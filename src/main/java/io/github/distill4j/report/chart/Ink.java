package io.github.distill4j.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/**
 * What charts are drawn with. Everything that is not data is drawn in the text's colour, some of it
 * thinned, so that one picture suits a light and a dark page.
 */
final class Ink {

  /** Stands for the text's colour: {@link SvgImage} writes it as {@code currentColor}. */
  static final Color TEXT = new Color(1, 2, 3);

  static final Color GRID = thinned(TEXT, 0.13f);
  static final Color MUTED = thinned(TEXT, 0.6f);
  static final Color CLEAR = new Color(0, 0, 0, 0);

  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font CELL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  static final BasicStroke HAIRLINE = new BasicStroke(1f);

  private Ink() {}

  /** The same colour, partly transparent. */
  static Color thinned(Color colour, float alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), Math.round(255 * alpha));
  }
}
