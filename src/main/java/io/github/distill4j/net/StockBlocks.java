package io.github.distill4j.net;

import io.github.distill4j.net.layer.Convolution;
import io.github.distill4j.net.layer.Pool;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The blocks as Deeplearning4j's own layers.
 *
 * <p>{@code ActivationLayer} overwrites its input at inference, which corrupts every other vertex
 * that reads that input. Here a ReLU always stands behind a vertex that it alone reads (a batch
 * norm, a sum), also in pre-activation networks, and no method offers a ReLU by itself.
 */
public final class StockBlocks implements Blocks {

  private final NamedVertices vertices;

  public StockBlocks(GraphBuilder graph) {
    vertices = new NamedVertices(graph);
  }

  @Override
  public String convolution(String input, Convolution convolution) {
    // Explicit padding: the mode "Same" would put the odd row of a stride-2 convolution below
    // the image, half a pixel beside the shortcut's samples and unlike the published networks.
    return vertices.layer(
        "convolution",
        new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
            .stride(convolution.stride(), convolution.stride())
            .padding(convolution.padding(), convolution.padding())
            .convolutionMode(ConvolutionMode.Truncate)
            .nOut(convolution.channels())
            .activation(Activation.IDENTITY)
            .hasBias(false)
            .build(),
        input);
  }

  @Override
  public String convolutionNorm(String input, Convolution convolution) {
    return norm(convolution(input, convolution));
  }

  @Override
  public String convolutionNormRelu(String input, Convolution convolution) {
    return normRelu(convolution(input, convolution));
  }

  @Override
  public String normRelu(String input) {
    return relu(norm(input));
  }

  @Override
  public String add(String residual, String shortcut) {
    return vertices.vertex(
        "add", new ElementWiseVertex(ElementWiseVertex.Op.Add), residual, shortcut);
  }

  @Override
  public String addRelu(String residual, String shortcut) {
    return relu(add(residual, shortcut));
  }

  @Override
  public String paddedShortcut(String input) {
    return vertices.layer("shortcut", new Pool(Pool.Kind.PADDED_SHORTCUT), input);
  }

  @Override
  public String maxPool(String input) {
    return vertices.layer(
        "pool",
        new SubsamplingLayer.Builder(
                SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
            .convolutionMode(ConvolutionMode.Truncate)
            .build(),
        input);
  }

  @Override
  public String globalAverage(String input) {
    return vertices.layer("average", new GlobalPoolingLayer(PoolingType.AVG), input);
  }

  @Override
  public String denseRelu(String input, int units) {
    return vertices.layer(
        "dense", new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build(), input);
  }

  @Override
  public void output(String input, int classes, ILossFunction loss) {
    vertices.output(
        OUTPUT,
        new OutputLayer.Builder(loss).nOut(classes).activation(Activation.IDENTITY).build(),
        input);
  }

  private String norm(String input) {
    // The variance itself, not the logarithm of its root: exports need no conversion.
    return vertices.layer(
        "norm",
        new BatchNormalization.Builder().decay(0.9).eps(1e-5).useLogStd(false).build(),
        input);
  }

  private String relu(String input) {
    return vertices.layer("relu", new ActivationLayer(Activation.RELU), input);
  }
}
