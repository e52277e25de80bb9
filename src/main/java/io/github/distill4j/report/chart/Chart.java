package io.github.distill4j.report.chart;

import java.awt.Graphics2D;

/** A picture made of numbers, to be drawn as {@link SvgImage} or {@link PngImage}. */
public sealed interface Chart permits Plot, HeatMap {

  /** How large it is drawn. */
  Size size();

  /** Draws on a ground of any colour, from (0, 0) to its size. */
  void draw(Graphics2D graphics);
}
