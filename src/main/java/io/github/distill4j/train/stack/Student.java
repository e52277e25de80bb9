package io.github.distill4j.train.stack;

import io.github.distill4j.spec.Require;

/**
 * One student of the two-layer model.
 *
 * @param width m, even, 2 to 1,048,576
 * @param seed fixes the first weights; a wider student of the same seed has the narrower one's
 *     units
 * @param labels the column of {@link LabelColumns} it learns
 * @param rate η, above 0
 * @param radius B of the projection ‖w_j − w_j(0)‖ ≤ B/√m, above 0; infinite for none
 */
public record Student(int width, long seed, int labels, double rate, double radius) {

  /** The largest width. */
  public static final int WIDEST = 1 << 20;

  public Student {
    Require.that(width >= 2 && width <= WIDEST && width % 2 == 0, "width", width, "an even number");
    Require.that(rate > 0 && rate < Double.POSITIVE_INFINITY, "rate", rate, "a number above 0");
    Require.that(radius > 0, "radius", radius, "a number above 0, or .inf for none");
  }
}
