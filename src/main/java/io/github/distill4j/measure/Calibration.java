package io.github.distill4j.measure;

import java.util.List;
import java.util.stream.IntStream;

/** Confidence against accuracy in bins of equal width: the reliability diagram's numbers. */
final class Calibration {

  private final int[] count;
  private final int[] right;
  private final double[] confidence;

  Calibration(int bins) {
    count = new int[bins];
    right = new int[bins];
    confidence = new double[bins];
  }

  /**
   * Counts one prediction.
   *
   * @param probability the predicted class's, in (0, 1]; a bin holds its upper edge
   * @param correct whether the prediction was the label
   */
  void add(double probability, boolean correct) {
    int bin = (int) Math.ceil(probability * count.length) - 1;
    bin = Math.min(Math.max(bin, 0), count.length - 1);
    count[bin]++;
    right[bin] += correct ? 1 : 0;
    confidence[bin] += probability;
  }

  /** Expected calibration error: Σ_b |right_b − Σ confidence_b| / n. */
  double error() {
    double gap = 0;
    for (int b = 0; b < count.length; b++) {
      gap += Math.abs(right[b] - confidence[b]);
    }
    return gap / IntStream.of(count).asLongStream().sum();
  }

  /** The bins, lowest confidence first. */
  List<Bin> bins() {
    return IntStream.range(0, count.length).mapToObj(this::bin).toList();
  }

  private Bin bin(int b) {
    int n = Math.max(count[b], 1);
    return new Bin(count[b], confidence[b] / n, (double) right[b] / n);
  }
}
