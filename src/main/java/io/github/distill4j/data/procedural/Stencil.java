package io.github.distill4j.data.procedural;

/**
 * Where and how a shape of a procedural image lies; lengths in pixels.
 *
 * @param x column of its middle
 * @param y row of its middle
 * @param radius size
 * @param turn of the shape
 * @param grain of the texture, apart from the shape's turn
 * @param period of the texture
 */
record Stencil(double x, double y, double radius, Rotation turn, Rotation grain, double period) {

  /** How much of a pixel the shape covers, from 0 to 1; its edge is one pixel soft. */
  double cover(Outline outline, int column, int row) {
    double dx = (column - x) / radius;
    double dy = (row - y) / radius;
    double outside = radius * outline.distance(turn.along(dx, dy), turn.across(dx, dy));
    return Math.max(0, Math.min(1, .5 - outside));
  }

  /** Lightness of the texture at a pixel, from −1 to 1. */
  double lightness(Texture texture, int column, int row) {
    double dx = (column - x) / period;
    double dy = (row - y) / period;
    return texture.lightness(grain.along(dx, dy), grain.across(dx, dy));
  }

  /** A turn of the plane. */
  record Rotation(double cos, double sin) {

    /** The turn by an angle in radians; StrictMath, for the same bits everywhere. */
    static Rotation by(double angle) {
      return new Rotation(StrictMath.cos(angle), StrictMath.sin(angle));
    }

    double along(double dx, double dy) {
      return cos * dx + sin * dy;
    }

    double across(double dx, double dy) {
      return cos * dy - sin * dx;
    }
  }
}
