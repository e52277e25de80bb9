package io.github.distill4j.data.format;

import java.util.Set;

/**
 * One image as it was read.
 *
 * @param height rows
 * @param width columns
 * @param pixels row by row, one byte a pixel when all of it is grey, else red, green and blue
 * @param transparent whether any pixel is not opaque
 * @param oneOfSeveral whether its file holds more images
 */
record Picture(int height, int width, byte[] pixels, boolean transparent, boolean oneOfSeveral) {

  /** From as many bytes a pixel as there are; grey in three bytes becomes one. */
  static Picture of(int height, int width, byte[] pixels, boolean transparent) {
    boolean three = pixels.length > height * width;
    byte[] kept = three && isGrey(pixels) ? everyThird(pixels) : pixels;
    return new Picture(height, width, kept, transparent, false);
  }

  private static boolean isGrey(byte[] pixels) {
    for (int p = 0; p < pixels.length; p += 3) {
      if (pixels[p] != pixels[p + 1] || pixels[p] != pixels[p + 2]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] everyThird(byte[] pixels) {
    byte[] grey = new byte[pixels.length / 3];
    for (int p = 0; p < grey.length; p++) {
      grey[p] = pixels[3 * p];
    }
    return grey;
  }

  /** 1 or 3. */
  int channels() {
    return pixels.length / (height * width);
  }

  /** The same image, in a file that may hold more. */
  Picture in(boolean fileOfSeveral) {
    return new Picture(height, width, pixels, transparent, fileOfSeveral);
  }

  /**
   * The image as it should be looked at.
   *
   * @param orientation 1 to 8: where EXIF says the file's first row and column are
   */
  Picture upright(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean transposed = orientation >= 5;
    int rows = transposed ? width : height;
    int columns = transposed ? height : width;
    int size = channels();
    byte[] turned = new byte[pixels.length];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int from = transposed ? source(orientation, x, y) : source(orientation, y, x);
        System.arraycopy(pixels, size * from, turned, size * (y * columns + x), size);
      }
    }
    return new Picture(rows, columns, turned, transparent, oneOfSeveral);
  }

  /** The file's pixel at a row and column counted from the sides where they should begin. */
  private int source(int orientation, int row, int column) {
    boolean fromBelow = Set.of(3, 4, 6, 7).contains(orientation);
    boolean fromRight = Set.of(2, 3, 7, 8).contains(orientation);
    return (fromBelow ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column);
  }
}
