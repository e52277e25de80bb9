package io.github.distill4j.measure;

/**
 * McNemar's exact test of two models on the same images.
 *
 * @param onlyFirst images that only the first model puts in their class
 * @param onlySecond images that only the second does
 * @param p exact two-sided p of the binomial test with share 1/2, in (0, 1]
 */
public record McNemar(int onlyFirst, int onlySecond, double p) {

  /**
   * Compares two models image by image.
   *
   * @throws io.github.distill4j.UserMistake when they did not see the same images
   */
  public static McNemar of(Predictions first, Predictions second) {
    throw new UnsupportedOperationException(first + " " + second);
  }
}
