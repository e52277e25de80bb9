package io.github.distill4j.data;

import java.util.Arrays;

/**
 * The usual augmentation of small images: a border of zeros, a random cut of the old size, and a
 * mirror image half of the time.
 *
 * @param shape of every image
 */
record PadCropFlip(ImageShape shape) {

  private static final int BORDER = 4;
  private static final long KEY = 6;

  /**
   * Writes one view of an image.
   *
   * @param in normalised image
   * @param out as long as {@code in}; overwritten
   * @param seed of the run
   * @param epoch of the run
   * @param origin of the image
   */
  void write(float[] in, float[] out, KeyedRandom random, long seed, int epoch, int origin) {
    random.key(seed, KEY, epoch, origin);
    int down = random.nextInt(2 * BORDER + 1) - BORDER;
    int right = random.nextInt(2 * BORDER + 1) - BORDER;
    boolean mirror = random.nextBoolean();
    for (int y = 0; y < shape.height(); y++) {
      writeRow(in, out, y, y + down, right, mirror);
    }
  }

  private void writeRow(float[] in, float[] out, int y, int from, int right, boolean mirror) {
    int rowLength = shape.width() * shape.channels();
    Arrays.fill(out, y * rowLength, (y + 1) * rowLength, 0);
    if (from < 0 || from >= shape.height()) {
      return;
    }
    int first = Math.max(0, -right);
    int end = Math.min(shape.width(), shape.width() - right);
    for (int x = first; x < end; x++) {
      int place = mirror ? shape.width() - 1 - x : x;
      for (int c = 0; c < shape.channels(); c++) {
        out[y * rowLength + place * shape.channels() + c] =
            in[from * rowLength + (x + right) * shape.channels() + c];
      }
    }
  }
}
