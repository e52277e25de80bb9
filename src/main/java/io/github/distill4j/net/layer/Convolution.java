package io.github.distill4j.net.layer;

import io.github.distill4j.Text;
import io.github.distill4j.net.kernel.ConvolutionShape;
import io.github.distill4j.net.kernel.ImageShape;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A square convolution without bias, padded with half its kernel on every side, so that stride 1
 * keeps the image's size and stride 2 halves it, rounded up.
 *
 * @param channels output channels, above 0
 * @param kernel side of the kernel, odd
 * @param stride step in both directions, above 0
 */
public record Convolution(
    @JsonProperty("channels") int channels,
    @JsonProperty("kernel") int kernel,
    @JsonProperty("stride") int stride) {

  public Convolution {
    if (channels < 1 || kernel < 1 || kernel % 2 == 0 || stride < 1) {
      throw new IllegalArgumentException(
          Text.of(
              "expected channels and a stride above 0 and an odd kernel, found %d, %d and %d",
              channels, stride, kernel));
    }
  }

  public static Convolution of3x3(int channels, int stride) {
    return new Convolution(channels, 3, stride);
  }

  /** Rows and columns of zeros on each side of the image. */
  public int padding() {
    return kernel / 2;
  }

  /** This convolution of a batch of images. */
  ConvolutionShape of(ImageShape images) {
    return new ConvolutionShape(images, channels, kernel, stride);
  }
}
