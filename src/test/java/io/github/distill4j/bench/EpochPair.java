package io.github.distill4j.bench;

import java.util.Locale;

/**
 * The same images learnt twice, from hard labels and from a teacher's cached logits.
 *
 * @param round counted from 1
 * @param hard the epoch with hard labels
 * @param soft the epoch with soft labels
 */
record EpochPair(int round, EpochTime hard, EpochTime soft) {

  /**
   * One pass over the training images.
   *
   * @param seconds it took, validation not included
   * @param waited seconds of these for which no batch was ready
   */
  record EpochTime(double seconds, double waited) {

    /** The part of it for which no batch was ready, 0 to 1. */
    double share() {
      return waited / seconds;
    }
  }

  double ratio() {
    return soft.seconds() / hard.seconds();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f s and %.2f s", hard.seconds(), soft.seconds());
  }
}
