package io.github.distill4j.net.kernel;

/**
 * A square convolution of a batch of images, padded with half its kernel on every side.
 *
 * @param kernel side of the kernel, odd
 */
public record ConvolutionShape(ImageShape input, long outputs, int kernel, int stride) {

  /** The shape of the result: height and width divided by the stride, rounded up. */
  public ImageShape output() {
    return new ImageShape(input.batch(), steps(input.height()), steps(input.width()), outputs);
  }

  /** [outputs, inputs, kernel, kernel]. */
  public long[] weights() {
    return new long[] {outputs, input.channels(), kernel, kernel};
  }

  /** Rows of zeros above the image and columns left of it. */
  public int padding() {
    return kernel / 2;
  }

  /** Zeros that the last step needs behind the last row or column. */
  long paddingBehind(long side) {
    return (steps(side) - 1) * stride + kernel - side - padding();
  }

  private long steps(long side) {
    return (side + stride - 1) / stride;
  }
}
