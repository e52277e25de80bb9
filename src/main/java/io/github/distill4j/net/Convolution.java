package io.github.distill4j.net;

/**
 * A square convolution without bias, padded with half its kernel on every side, so that stride 1
 * keeps the image's size and stride 2 halves it, rounded up.
 *
 * @param channels output channels
 * @param kernel side of the kernel, odd
 * @param stride 1 or 2
 */
public record Convolution(int channels, int kernel, int stride) {

  /** A 3×3 convolution. */
  public static Convolution of3x3(int channels, int stride) {
    return new Convolution(channels, 3, stride);
  }

  /** Rows and columns of zeros on each side of the image. */
  public int padding() {
    return kernel / 2;
  }
}
