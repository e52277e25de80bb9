package io.github.distill4j.measure;

import java.util.Arrays;

/**
 * How often each class was taken for each other.
 *
 * @param counts K × K; {@code counts[label][prediction]}
 */
public record ConfusionMatrix(int[][] counts) {

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
