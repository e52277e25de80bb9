package io.github.distill4j.net;

import io.github.distill4j.net.layer.Convolution;
import io.github.distill4j.net.layer.DenseRelu;
import io.github.distill4j.net.layer.LogitOutput;
import io.github.distill4j.net.layer.NormRelu;
import io.github.distill4j.net.layer.PaddedConvolution;
import io.github.distill4j.net.layer.PaddedConvolution.Then;
import io.github.distill4j.net.layer.Pool;
import io.github.distill4j.net.layer.ResidualSum;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The blocks as this project's own layers, which reach oneDNN where Deeplearning4j's do not. */
public final class FastBlocks implements Blocks {

  private final NamedVertices vertices;

  public FastBlocks(GraphBuilder graph) {
    vertices = new NamedVertices(graph);
  }

  @Override
  public String convolution(String input, Convolution convolution) {
    return convolution(input, convolution, Then.NOTHING);
  }

  @Override
  public String convolutionNorm(String input, Convolution convolution) {
    return convolution(input, convolution, Then.NORM);
  }

  @Override
  public String convolutionNormRelu(String input, Convolution convolution) {
    return convolution(input, convolution, Then.NORM_RELU);
  }

  private String convolution(String input, Convolution convolution, Then then) {
    return vertices.layer(
        "convolution", new PaddedConvolution(convolution, then, isLearnt(input)), input);
  }

  /** Nobody asks for the gradient by the images. */
  private static boolean isLearnt(String input) {
    return !input.equals(INPUT);
  }

  @Override
  public String normRelu(String input) {
    return vertices.layer("norm", new NormRelu(), input);
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
    return vertices.layer("shortcut", new Pool(Pool.Kind.PADDED_SHORTCUT), input);
  }

  @Override
  public String maxPool(String input) {
    return vertices.layer("pool", new Pool(Pool.Kind.MAXIMUM_2X2), input);
  }

  @Override
  public String globalAverage(String input) {
    return vertices.layer("average", new Pool(Pool.Kind.AVERAGE), input);
  }

  @Override
  public String denseRelu(String input, int units) {
    return vertices.layer("dense", new DenseRelu(units, isLearnt(input)), input);
  }

  @Override
  public void output(String input, int classes, ILossFunction loss) {
    vertices.output(OUTPUT, new LogitOutput(classes, loss), input);
  }
}
