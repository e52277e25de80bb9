package io.github.distill4j.net.layer;

import java.util.Locale;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** What the layers of this package take: batches of images [batch, height, width, channels]. */
public final class Images {

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
        String.format(
            Locale.ROOT,
            "layer %s: expected images with the channels last"
                + " (InputType.convolutional(height, width, channels, CNN2DFormat.NHWC)), found %s",
            layer,
            type));
  }

  /** That many channels of images of that size. */
  static InputType type(long height, long width, long channels) {
    return InputType.convolutional(height, width, channels, CNN2DFormat.NHWC);
  }

  /** The array itself if it is row-major and of that type, else a copy that is. */
  public static INDArray rowMajor(
      INDArray array, DataType type, ArrayType place, LayerWorkspaceMgr workspaces) {
    INDArray typed = array.castTo(type);
    return typed.ordering() == 'c' && Shape.hasDefaultStridesForShape(typed)
        ? typed
        : workspaces.dup(place, typed, 'c');
  }
}
