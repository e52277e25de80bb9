package io.github.distill4j.data.procedural;

/**
 * The textures of procedural images, each half light and half dark on average.
 *
 * <p>Each gives a lightness from −1 to 1 at a point in units of its period.
 */
enum Texture {
  STRIPES("striped", (u, v) -> wave(u)),
  CHECKS("checked", (u, v) -> wave(u) * wave(v)),
  DOTS(
      "dotted",
      (u, v) -> {
        double near = (wave(u) + wave(v)) * .9 + .2;
        return Math.max(-1, Math.min(1, 2.5 * near));
      }),
  PLAIN("plain", (u, v) -> .6);

  private final String adjective;
  private final ScalarField formula;

  Texture(String adjective, ScalarField formula) {
    this.adjective = adjective;
    this.formula = formula;
  }

  /** Lightness at a point. */
  double lightness(double u, double v) {
    return formula.at(u, v);
  }

  String adjective() {
    return adjective;
  }

  /** A wave of period 1 between −1 and 1 made of parabolas: a sine to the eye, exact to compute. */
  static double wave(double u) {
    double phase = 2 * (u - Math.floor(u)) - 1;
    return 4 * phase * (Math.abs(phase) - 1);
  }
}
