package io.github.distill4j.net;

import java.util.function.Function;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Builds Deeplearning4j configurations with one kind of blocks. Inputs are FLOAT images [N, height,
 * width, channels], the output is logits [N, K]. Weights start from He's normal distribution,
 * variance 2 / fan-in, biases at 0.
 *
 * @param blocks such as {@code StockBlocks::new}
 */
public record Networks(Function<GraphBuilder, Blocks> blocks) {

  /** Images of this size as a network's input. */
  public static InputType images(int height, int width, int channels) {
    return InputType.convolutional(height, width, channels, CNN2DFormat.NHWC);
  }

  /**
   * The configuration of one network.
   *
   * @param images from {@link #images}
   * @param classes K, at least 2
   * @return a configuration for a ComputationGraph with one input and one output
   */
  public ComputationGraphConfiguration configuration(
      NetworkSpec spec, InputType images, int classes, Learning learning) {
    GraphBuilder graph = graph(images, learning);
    Blocks parts = blocks.apply(graph);
    String features =
        spec.architecture().addTo(parts, new Frame(shorterSide(images), spec.width()));
    parts.output(features, classes, learning.loss());
    return graph.build();
  }

  /** What every network here has in common, as yet without layers. */
  static GraphBuilder graph(InputType images, Learning learning) {
    return new NeuralNetConfiguration.Builder()
        .seed(learning.seed())
        .dataType(DataType.FLOAT)
        .weightInit(WeightInit.RELU)
        .updater(learning.updater())
        .l2(learning.l2())
        .graphBuilder()
        .addInputs(Blocks.INPUT)
        .setInputTypes(images);
  }

  private static int shorterSide(InputType images) {
    if (images instanceof InputTypeConvolutional image && image.getFormat() == CNN2DFormat.NHWC) {
      return Math.toIntExact(Math.min(image.getHeight(), image.getWidth()));
    }
    throw new IllegalArgumentException("expected images [N, H, W, C], found " + images);
  }
}
