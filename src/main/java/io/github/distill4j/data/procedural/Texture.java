package io.github.distill4j.data.procedural;

/**
 * The textures of procedural images, each half light and half dark on average.
 *
 * <p>Each gives a lightness from −1 to 1 at a point in units of its period.
 */
enum Texture {
  STRIPES("striped") {
    @Override
    double lightness(double u, double v) {
      return wave(u);
    }
  },
  CHECKS("checked") {
    @Override
    double lightness(double u, double v) {
      return wave(u) * wave(v);
    }
  },
  DOTS("dotted") {
    @Override
    double lightness(double u, double v) {
      double near = (wave(u) + wave(v)) * .9 + .2;
      return Math.max(-1, Math.min(1, 2.5 * near));
    }
  },
  PLAIN("plain") {
    @Override
    double lightness(double u, double v) {
      return .6;
    }
  };

  private final String adjective;

  Texture(String adjective) {
    this.adjective = adjective;
  }

  /** Lightness at a point. */
  abstract double lightness(double u, double v);

  String adjective() {
    return adjective;
  }

  /** A wave of period 1 between −1 and 1 made of parabolas: a sine to the eye, exact to compute. */
  static double wave(double u) {
    double phase = 2 * (u - Math.floor(u)) - 1;
    return 4 * phase * (Math.abs(phase) - 1);
  }
}
