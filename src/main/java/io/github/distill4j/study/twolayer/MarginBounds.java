package io.github.distill4j.study.twolayer;

import io.github.distill4j.theory.MarginBracket;
import java.util.Locale;

/**
 * γ of a sample of features, from both sides.
 *
 * @param lower bound
 * @param upper bound
 * @param features M
 * @param iterations that the solver used
 */
public record MarginBounds(double lower, double upper, int features, int iterations) {

  static MarginBounds of(MarginBracket bracket) {
    return new MarginBounds(
        bracket.lower(), bracket.upper(), bracket.features(), bracket.iterations());
  }

  /** Halfway between the bounds. */
  public double middle() {
    return (lower + upper) / 2;
  }

  /** The bounds for people. */
  String words() {
    return String.format(Locale.ROOT, "margin %.4f to %.4f", lower, upper);
  }
}
