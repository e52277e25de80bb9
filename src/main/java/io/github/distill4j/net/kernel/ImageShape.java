package io.github.distill4j.net.kernel;

/** The shape of a batch of images, channels last. */
public record ImageShape(long batch, long height, long width, long channels) {

  /** The shape of an array [batch, height, width, channels]. */
  public static ImageShape of(long... shape) {
    if (shape.length != 4) {
      throw new IllegalArgumentException(
          "expected [batch, height, width, channels], found " + shape.length + " dimensions");
    }
    return new ImageShape(shape[0], shape[1], shape[2], shape[3]);
  }

  /** [batch, height, width, channels]. */
  public long[] array() {
    return new long[] {batch, height, width, channels};
  }

  /** Half the height and width, rounded down. */
  public ImageShape halved() {
    return new ImageShape(batch, height / 2, width / 2, channels);
  }

  long length() {
    return batch * height * width * channels;
  }
}
