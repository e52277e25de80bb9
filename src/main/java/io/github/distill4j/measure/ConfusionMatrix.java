package io.github.distill4j.measure;

import io.github.distill4j.label.SoftLabels;
import java.util.Arrays;

/**
 * How often each class was taken for each other.
 *
 * @param counts K × K; {@code counts[label][prediction]}
 */
public record ConfusionMatrix(int[][] counts) {

  /** Counts the predictions of outputs, one label each. */
  static ConfusionMatrix of(SoftLabels outputs, int[] labels) {
    int[][] counts = new int[outputs.classes()][outputs.classes()];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][outputs.prediction(i)]++;
    }
    return new ConfusionMatrix(counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }
}
