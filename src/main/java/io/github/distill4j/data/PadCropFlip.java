package io.github.distill4j.data;

import io.github.distill4j.KeyedRandom;
import java.util.Arrays;

/**
 * The usual augmentation of small images: a border of zeros, a random cut of the old size, and a
 * mirror image half of the time.
 */
record PadCropFlip(ImageShape shape) {

  private static final int BORDER = 4;
  private static final long KEY = 6;

  /**
   * Writes one view of an image.
   *
   * @param in normalised image
   * @param out as long as {@code in}; overwritten
   */
  void write(float[] in, float[] out, KeyedRandom random, long seed, int epoch, int origin) {
    random.key(seed, KEY, epoch, origin);
    int down = random.nextInt(2 * BORDER + 1) - BORDER;
    int right = random.nextInt(2 * BORDER + 1) - BORDER;
    boolean mirror = random.nextBoolean();
    Arrays.fill(out, 0);
    int first = Math.max(0, -right);
    int end = Math.min(shape.width(), shape.width() - right);
    for (int y = Math.max(0, -down); y < Math.min(shape.height(), shape.height() - down); y++) {
      int source = at(y + down, first + right);
      if (mirror) {
        copyBackwards(in, source, out, at(y, shape.width() - 1 - first), end - first);
      } else if (end > first) {
        System.arraycopy(in, source, out, at(y, first), (end - first) * shape.channels());
      }
    }
  }

  private int at(int row, int column) {
    return (row * shape.width() + column) * shape.channels();
  }

  private void copyBackwards(float[] in, int source, float[] out, int target, int pixels) {
    int channels = shape.channels();
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        out[target - p * channels + c] = in[source + p * channels + c];
      }
    }
  }
}
