package io.github.distill4j.net;

import io.github.distill4j.net.layer.ConvolutionBatchNorm;
import io.github.distill4j.net.layer.FullyConnected;
import io.github.distill4j.net.layer.GlobalAverage;
import io.github.distill4j.net.layer.ImageBatchNorm;
import io.github.distill4j.net.layer.LogitOutput;
import io.github.distill4j.net.layer.MaxPool2x2;
import io.github.distill4j.net.layer.PaddedConvolution;
import io.github.distill4j.net.layer.ResidualSum;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The blocks as this project's own layers, which reach oneDNN where Deeplearning4j's do not. */
public final class FastBlocks implements Blocks {

  private final NamedVertices vertices;
  private final StockBlocks stock;

  /** Blocks that go into this graph. */
  public FastBlocks(GraphBuilder graph) {
    vertices = new NamedVertices(graph);
    stock = new StockBlocks(vertices);
  }

  @Override
  public String convolution(String input, Convolution convolution) {
    return vertices.layer(
        "convolution",
        new PaddedConvolution.Builder()
            .nOut(convolution.channels())
            .kernel(convolution.kernel())
            .stride(convolution.stride())
            .bias(false)
            .inputGradient(isLearnt(input))
            .build(),
        input);
  }

  @Override
  public String convolutionNorm(String input, Convolution convolution) {
    return normed(input, convolution, false);
  }

  @Override
  public String convolutionNormRelu(String input, Convolution convolution) {
    return normed(input, convolution, true);
  }

  private String normed(String input, Convolution convolution, boolean relu) {
    return vertices.layer(
        "convolution",
        new ConvolutionBatchNorm.Builder()
            .nOut(convolution.channels())
            .kernel(convolution.kernel())
            .stride(convolution.stride())
            .relu(relu)
            .inputGradient(isLearnt(input))
            .build(),
        input);
  }

  /** Nobody asks for the gradient by the images. */
  private static boolean isLearnt(String input) {
    return !input.equals(INPUT);
  }

  @Override
  public String normRelu(String input) {
    return vertices.layer("norm", new ImageBatchNorm.Builder().relu(true).build(), input);
  }

  @Override
  public String add(String residual, String shortcut) {
    return vertices.vertex("add", new ResidualSum(false), residual, shortcut);
  }

  @Override
  public String addRelu(String residual, String shortcut) {
    return vertices.vertex("add", new ResidualSum(true), residual, shortcut);
  }

  @Override
  public String paddedShortcut(String input) {
    return stock.paddedShortcut(input);
  }

  @Override
  public String maxPool(String input) {
    return vertices.layer("pool", new MaxPool2x2.Builder().build(), input);
  }

  @Override
  public String globalAverage(String input) {
    return vertices.layer("average", new GlobalAverage.Builder().build(), input);
  }

  @Override
  public String denseRelu(String input, int units) {
    return vertices.layer(
        "dense",
        new FullyConnected.Builder().nOut(units).relu(true).inputGradient(isLearnt(input)).build(),
        input);
  }

  @Override
  public void output(String input, int classes, ILossFunction loss) {
    vertices.output(OUTPUT, new LogitOutput.Builder(loss).nOut(classes).build(), input);
  }
}
