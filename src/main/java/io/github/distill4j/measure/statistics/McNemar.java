package io.github.distill4j.measure.statistics;

import io.github.distill4j.UserMistake;
import io.github.distill4j.measure.Predictions;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's exact test of two models on the same images: whether those that only one of them gets
 * right fall to either side more often than a fair coin would have it. It tells two trained
 * networks apart, not two ways of training: for that, see {@link PairedComparison}.
 *
 * @param onlyFirst images that only the first model puts in their class
 * @param onlySecond images that only the second does
 * @param p min(1, 2·P(X ≤ min(onlyFirst, onlySecond))), X binomial over all of these with share
 *     1/2; in [0, 1], above 0 but for underflow, and 1 when there are none
 */
public record McNemar(int onlyFirst, int onlySecond, double p) {

  /**
   * Compares two models image by image.
   *
   * @throws UserMistake when they did not see the same images
   */
  public static McNemar of(Predictions first, Predictions second) {
    if (!first.images().equals(second.images()) || first.size() != second.size()) {
      throw new UserMistake(
          "McNemar's test pairs predictions for the same images; these are for %d images (%s) and"
              + " %d images (%s)",
          first.size(), first.images(), second.size(), second.images());
    }
    return of(
        without(first.rightPlaces(), second.rightPlaces()),
        without(second.rightPlaces(), first.rightPlaces()));
  }

  static McNemar of(int onlyFirst, int onlySecond) {
    BinomialDistribution coin = new BinomialDistribution(null, onlyFirst + onlySecond, 0.5);
    // Not the distribution function: it is one less the other tail, which drowns a small p.
    double tail =
        IntStream.rangeClosed(0, Math.min(onlyFirst, onlySecond))
            .mapToDouble(coin::probability)
            .sum();
    return new McNemar(onlyFirst, onlySecond, Math.min(1, 2 * tail));
  }

  private static int without(BitSet places, BitSet others) {
    places.andNot(others);
    return places.cardinality();
  }
}
