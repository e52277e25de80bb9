package io.github.distill4j.measure.statistics;

import io.github.distill4j.KeyedRandom;

/**
 * Fisher's paired randomisation test: if the two arms were exchangeable, each seed's difference
 * might as well have had the other sign.
 */
final class SignFlip {

  /** Up to this many seeds all 2ⁿ signs are tried; beyond, as many at random as said below. */
  private static final int EXACT = 20;

  private static final int DRAWS = 100_000;
  private static final long SEED = 1;
  private static final long SIGNS = 15;

  private final double[] differences;
  private final double atLeast;

  private SignFlip(Differences differences) {
    this.differences = differences.values();
    this.atLeast = Math.abs(differences.sum()) - differences.n() * differences.rounding();
  }

  /**
   * Two-sided p: the share of signs s for which |Σ sᵢdᵢ| ≥ |Σ dᵢ|. Exact up to 20 seeds; beyond, (1
   * + hits) / (1 + draws) over 100,000 draws from a fixed seed, which counts the signs observed as
   * one draw, so that p is never 0 and never too small on average.
   */
  static double p(Differences differences) {
    SignFlip test = new SignFlip(differences);
    int n = differences.n();
    // Turning all signs round changes no |sum|, so the first may stay as it is.
    return n <= EXACT
        ? test.hits(1, test.differences[0]) / Math.scalb(1.0, n - 1)
        : (1.0 + test.hitsAtRandom()) / (1 + DRAWS);
  }

  private long hits(int from, double sum) {
    if (from == differences.length) {
      return Math.abs(sum) >= atLeast ? 1 : 0;
    }
    return hits(from + 1, sum + differences[from]) + hits(from + 1, sum - differences[from]);
  }

  private int hitsAtRandom() {
    KeyedRandom random = new KeyedRandom().key(SEED, SIGNS);
    int hits = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      hits += Math.abs(sum) >= atLeast ? 1 : 0;
    }
    return hits;
  }
}
