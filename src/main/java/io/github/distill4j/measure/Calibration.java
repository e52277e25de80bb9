package io.github.distill4j.measure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Confidence against accuracy, the reliability diagram's numbers: in bins (b/15, (b+1)/15] over the
 * probability of the predicted class, as in Guo et al. 2017.
 */
public final class Calibration {

  /** Bins of equal width over the confidence. */
  public static final int BINS = 15;

  private final int[] count = new int[BINS];
  private final int[] right = new int[BINS];
  private final double[] confidence = new double[BINS];

  private Calibration() {}

  /** That of a model's outputs. */
  public static Calibration of(Outputs outputs) {
    Calibration calibration = new Calibration();
    for (int i = 0; i < outputs.size(); i++) {
      double confidence = outputs.probabilities(i)[outputs.prediction(i)];
      calibration.add(confidence, outputs.isRight(i));
    }
    return calibration;
  }

  private void add(double probability, boolean correct) {
    int bin = (int) Math.ceil(probability * BINS) - 1;
    bin = Math.min(Math.max(bin, 0), BINS - 1);
    count[bin]++;
    right[bin] += correct ? 1 : 0;
    confidence[bin] += probability;
  }

  /** Expected calibration error: Σ_b |right_b − Σ confidence_b| / n. */
  double error() {
    double gap = 0;
    for (int b = 0; b < BINS; b++) {
      gap += Math.abs(right[b] - confidence[b]);
    }
    return gap / IntStream.of(count).asLongStream().sum();
  }

  /** The bins, lowest confidence first. */
  public List<Bin> bins() {
    return IntStream.range(0, BINS).mapToObj(this::bin).toList();
  }

  private Bin bin(int b) {
    int n = Math.max(count[b], 1);
    return new Bin(count[b], confidence[b] / n, (double) right[b] / n);
  }
}
