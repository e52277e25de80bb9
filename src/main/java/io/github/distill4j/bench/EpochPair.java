package io.github.distill4j.bench;

/**
 * The same images learnt twice, from hard labels and from a teacher's cached logits.
 *
 * @param round counted from 1
 * @param hard the epoch with hard labels
 * @param soft the epoch with soft labels
 */
public record EpochPair(int round, EpochTime hard, EpochTime soft) {

  /**
   * One pass over the training images.
   *
   * @param seconds it took, validation not included
   * @param waited seconds of these for which no batch was ready
   */
  public record EpochTime(double seconds, double waited) {

    /** The part of it for which no batch was ready, 0 to 1. */
    double share() {
      return waited / seconds;
    }
  }

  double ratio() {
    return soft.seconds() / hard.seconds();
  }
}
