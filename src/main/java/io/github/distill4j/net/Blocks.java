package io.github.distill4j.net;

import io.github.distill4j.net.layer.Convolution;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The building blocks that every architecture here is made of. Each method adds one block behind
 * the named vertex and returns its own vertex's name; images are [N, height, width, channels].
 *
 * <p>One implementation is chosen for a whole network, so that stock and fast layers are a matter
 * of one argument.
 */
public interface Blocks {

  /** The network's input. */
  String INPUT = "images";

  /** The network's output: logits [N, K]. */
  String OUTPUT = "logits";

  /** Convolution alone. */
  String convolution(String input, Convolution convolution);

  /** Convolution, batch norm. */
  String convolutionNorm(String input, Convolution convolution);

  /** Convolution, batch norm, ReLU. */
  String convolutionNormRelu(String input, Convolution convolution);

  /** Batch norm, ReLU. */
  String normRelu(String input);

  /** Sum of two vertices of the same shape. */
  String add(String residual, String shortcut);

  /** ReLU of the sum of two vertices of the same shape. */
  String addRelu(String residual, String shortcut);

  /** Every second pixel of every second row, with as many zero channels behind the channels. */
  String paddedShortcut(String input);

  /** Maximum over 2×2 pixels, stride 2; an odd last row or column is dropped. */
  String maxPool(String input);

  /** Mean over all pixels: [N, channels]. */
  String globalAverage(String input);

  /** Flattens images if need be; fully connected with bias, ReLU: [N, units]. */
  String denseRelu(String input, int units);

  /** Flattens images if need be; fully connected with bias, no activation, and the loss. */
  void output(String input, int classes, ILossFunction loss);
}
