package io.github.distill4j.net.layer;

import io.github.distill4j.Text;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;

/** What the layers of this package take: batches of images [batch, height, width, channels]. */
final class Images {

  private Images() {}

  /**
   * The images that a layer of that name gets.
   *
   * @throws IllegalArgumentException if they are not images with the channels last
   */
  static InputTypeConvolutional type(InputType type, String layer) {
    if (type instanceof InputTypeConvolutional images && images.getFormat() == CNN2DFormat.NHWC) {
      return images;
    }
    throw new IllegalArgumentException(
        Text.of(
            "layer %s: expected images with the channels last"
                + " (InputType.convolutional(height, width, channels, CNN2DFormat.NHWC)), found %s",
            layer, type));
  }

  /** Arrays of that shape: images, or rows [batch, columns]. */
  static InputType type(long... shape) {
    return shape.length == 2
        ? InputType.feedForward(shape[1])
        : InputType.convolutional(shape[1], shape[2], shape[3], CNN2DFormat.NHWC);
  }
}
