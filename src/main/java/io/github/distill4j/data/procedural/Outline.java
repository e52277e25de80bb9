package io.github.distill4j.data.procedural;

import java.util.Locale;

/**
 * The shapes of procedural images, about equal in area.
 *
 * <p>Each gives a signed distance in units of its radius: below 0 inside, above outside.
 */
enum Outline {
  DISC((x, y) -> Math.sqrt(x * x + y * y) - .9),
  SQUARE((x, y) -> Math.max(Math.abs(x), Math.abs(y)) - .8),
  TRIANGLE((x, y) -> Math.max(.866 * Math.abs(x) - .5 * y, y) - .6),
  CROSS(
      (x, y) -> {
        double upright = Math.max(Math.abs(x) - .4, Math.abs(y) - 1);
        double flat = Math.max(Math.abs(x) - 1, Math.abs(y) - .4);
        return Math.min(upright, flat);
      }),
  RING((x, y) -> Math.abs(Math.sqrt(x * x + y * y) - .7) - .3),
  CRESCENT(
      (x, y) -> {
        double whole = Math.sqrt(x * x + y * y) - 1;
        double bite = .65 - Math.sqrt((x - .6) * (x - .6) + y * y);
        return Math.max(whole, bite);
      });

  private final ScalarField formula;

  Outline(ScalarField formula) {
    this.formula = formula;
  }

  /** Signed distance of a point from the outline. */
  double distance(double x, double y) {
    return formula.at(x, y);
  }

  String noun() {
    return name().toLowerCase(Locale.ROOT);
  }
}
