package io.github.distill4j.theory;

import io.github.distill4j.train.stack.BinaryData;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a margin's bounds move with the number of sampled features.
 *
 * @param brackets of growing samples, each of which begins with the one before; the largest last
 * @param fresh an estimate of an upper bound for the margin of the expectation: what the largest
 *     sample's weights are worth on as many features that took no part in finding them
 */
public record MarginSamples(List<MarginBracket> brackets, double fresh) {

  private static final int[] PARTS = {8, 4, 2, 1};

  public MarginSamples {
    brackets = List.copyOf(brackets);
  }

  /**
   * Brackets the margin on an eighth, a quarter, a half and all of some Gaussian features.
   *
   * @param features M, even
   * @param gap as for {@link KernelMargin#solve}
   * @param iterations at most so many for each sample
   */
  public static MarginSamples of(BinaryData data, int features, double gap, int iterations) {
    List<MarginBracket> brackets =
        IntStream.of(PARTS)
            .map(part -> 2 * ((features + 2 * part - 1) / (2 * part)))
            .distinct()
            .mapToObj(m -> problem(data, m, 1).solve(gap, iterations))
            .toList();
    double[] weights = brackets.get(brackets.size() - 1).weights();
    return new MarginSamples(brackets, problem(data, features, 2).upperBound(weights));
  }

  private static KernelMargin problem(BinaryData data, int features, long seed) {
    return new KernelMargin(data, KernelMargin.gaussian(features, data.inputs(), seed));
  }

  /** The bracket of the largest sample. */
  public MarginBracket largest() {
    return brackets.get(brackets.size() - 1);
  }
}
