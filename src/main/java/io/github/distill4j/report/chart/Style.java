package io.github.distill4j.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * How one thing looks in a chart. Colour says what it is; dash and marker tell apart things of one
 * colour, and help those who see no colours.
 *
 * @param label its name in the legend; empty to stay out of it
 * @param colour its colour
 * @param variant 0 for a full line and a round marker, 1, 2, … for dashes and other markers
 */
public record Style(String label, Color colour, int variant) {

  private static final float[][] DASHES = {null, {7, 4}, {2, 3}, {9, 3, 2, 3}};
  private static final double MARKER = 7;

  /** A full line and a round marker. */
  public Style(String label, Color colour) {
    this(label, colour, 0);
  }

  /** The same, out of the legend. */
  public Style unlabelled() {
    return new Style("", colour, variant);
  }

  /** The line in the colour of axes and text, for what is no data: a diagonal, a zero. */
  public static Style guide() {
    return new Style("", Ink.MUTED, 2);
  }

  /** A line in the colour of the text. */
  public static Style text(String label) {
    return new Style(label, Ink.TEXT);
  }

  BasicStroke stroke(float width) {
    float[] dash = DASHES[variant % DASHES.length];
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
  }

  Shape marker(double scale) {
    double r = scale * MARKER / 2;
    return switch (variant % 4) {
      case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
      case 1 -> new Rectangle2D.Double(-.9 * r, -.9 * r, 1.8 * r, 1.8 * r);
      case 2 -> polygon(0, -1.2 * r, 1.2 * r, r, -1.2 * r, r);
      default -> polygon(0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
    };
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }
}
