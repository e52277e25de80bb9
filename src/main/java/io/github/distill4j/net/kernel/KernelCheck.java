package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.distill4j.net.kernel.Comparison.Given;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares kernels with the {@link Formulas}, on arbitrary numbers between −1 and 1. What is
 * allowed follows from the arithmetic, {@link Sums#rounding} first of all, and not from what some
 * machine gave.
 */
final class KernelCheck {

  private final Kernels kernels;
  private final Comparison comparison;

  /** Checks these kernels on FLOAT or DOUBLE arrays. */
  KernelCheck(Kernels kernels, DataType type) {
    this.kernels = kernels;
    comparison = new Comparison(type);
  }

  /**
   * Checks one small kernel of every kind that a network can ask for.
   *
   * @throws NotUsable if one gives a wrong number; it says which
   */
  void everyKind() throws NotUsable {
    convolution(new ConvolutionShape(new ImageShape(1, 5, 4, 8), 16, 3, 2));
    // From 64 channels on: oneDNN's own layouts, and Winograd's algorithm where it has it.
    convolution(new ConvolutionShape(new ImageShape(1, 4, 4, 64), 64, 3, 1));
    batchNorm(new ImageShape(2, 3, 3, 16), true);
    // Below 8 channels: batch norm and ReLU one after the other.
    batchNorm(new ImageShape(2, 3, 3, 4), true);
    maximum2x2(new ImageShape(2, 4, 5, 8));
    average(new ImageShape(2, 4, 5, 8));
    dense(new DenseShape(3, 8, 5));
    sum(40, true);
    normFold(4, 27);
  }

  /** All results of a convolution of that shape. */
  void convolution(ConvolutionShape shape) throws NotUsable {
    new ConvolutionCheck(kernels, comparison).of(shape);
  }

  /** All results of a batch norm of that shape. */
  void batchNorm(ImageShape shape, boolean relu) throws NotUsable {
    new BatchNormCheck(kernels, comparison, shape, relu).run();
  }

  /** Both directions of maximum pooling: the very numbers. */
  void maximum2x2(ImageShape shape) throws NotUsable {
    Given x = comparison.given(shape.array());
    Given g = comparison.given(shape.halved().array());
    INDArray[] found = pooled(kernels.maximum2x2(shape), x, g);
    double[][] right = Formulas.maximum2x2(shape, x.values(), g.values());
    comparison.agree("maximum", found[0], right[0], 0);
    comparison.agree("maximum's gradient", found[1], right[1], 0);
  }

  /** Both directions of average pooling: a sum, a division. */
  void average(ImageShape shape) throws NotUsable {
    Given x = comparison.given(shape.array());
    Given g = comparison.given(shape.batch(), shape.channels());
    INDArray[] found = pooled(kernels.average(shape), x, g);
    Sums[] right = Formulas.average(shape, x.values(), g.values());
    double pixels = shape.height() * shape.width();
    comparison.agree("average", found[0], right[0], pixels + 2);
    comparison.agree("average's gradient", found[1], right[1], 2);
  }

  private static INDArray[] pooled(PoolKernel kernel, Given x, Given g) {
    INDArray[] results = Comparison.unwritten(g.array(), x.array());
    INDArray memory = Nd4j.create(x.array().dataType(), Math.max(1, kernel.memoryLength()));
    kernel.forward(x.array(), results[0], memory);
    kernel.backward(g.array(), memory, results[1]);
    return results;
  }

  /** All results of a dense product of that shape. */
  void dense(DenseShape shape) throws NotUsable {
    Given x = comparison.given(shape.batch(), shape.inputs());
    Given w = comparison.given(shape.inputs(), shape.outputs());
    Given b = comparison.given(shape.outputs());
    Given g = comparison.given(shape.batch(), shape.outputs());
    INDArray weights =
        w.array().reshape(shape.inputs() * shape.outputs()).reshape('f', w.array().shape());
    INDArray[] found = Comparison.unwritten(g.array(), g.array(), weights, b.array(), x.array());
    DenseKernel kernel = kernels.dense(shape);
    kernel.forward(x.array(), weights, b.array(), found[0]);
    kernel.forwardRelu(x.array(), weights, b.array(), found[1]);
    kernel.backward(x.array(), weights, g.array(), found[2], found[3], found[4]);
    Sums[] right = Formulas.dense(shape, x.values(), w.values(), g.values());
    Sums biased = right[0].plus(b.values());
    Sums bias = Formulas.channelSums(g.values(), shape.outputs());
    comparison.agree("dense product", found[0], biased, shape.inputs() + 1.0);
    comparison.agree("dense product with ReLU", found[1], biased.relu(), shape.inputs() + 1.0);
    comparison.agree("gradient of dense weights", found[2], right[1], shape.batch());
    comparison.agree("gradient of a bias", found[3], bias, shape.batch());
    comparison.agree("gradient of dense inputs", found[4], right[2], shape.outputs());
  }

  /** Both directions of a sum of that length: one rounding, and none. */
  void sum(long length, boolean relu) throws NotUsable {
    Given one = comparison.given(length);
    Given other = comparison.given(length);
    Given g = comparison.given(length);
    INDArray[] found = Comparison.unwritten(one.array(), one.array());
    SumKernel kernel = kernels.sum(length, relu);
    kernel.forward(one.array(), other.array(), found[0]);
    kernel.backward(found[0], g.array(), found[1]);
    Sums right = Sums.zero(length).plus(one.values()).plus(other.values());
    double[] gradient = relu ? whereActive(right.values(), g.values()) : g.values();
    comparison.agree("sum", found[0], relu ? right.relu() : right, 1);
    comparison.agree("sum's gradient", found[1], gradient, 0);
  }

  /** A gradient behind a ReLU of these outputs. */
  static double[] whereActive(double[] outputs, double[] g) {
    double[] passed = new double[g.length];
    Arrays.setAll(passed, i -> outputs[i] > 0 ? g[i] : 0);
    return passed;
  }

  /**
   * The fold of a batch norm into that many outputs' weights, so many each: a handful of roundings
   * of numbers below 1 / 0.5, 0.5 being the smallest deviation.
   */
  void normFold(int outputs, int inputs) throws NotUsable {
    Given w = comparison.given(outputs, inputs, 1, 1);
    Given scaleShift = comparison.given(2L * outputs);
    Given moments = comparison.moments(outputs);
    INDArray[] found = Comparison.unwritten(w.array(), moments.array().get(interval(0, outputs)));
    kernels
        .normFold()
        .fold(w.array(), scaleShift.array(), Moments.of(moments.array()), found[0], found[1]);
    double[][] right = Formulas.normFold(w.values(), scaleShift.values(), moments.values());
    double off = 10 * comparison.u() / 0.5;
    comparison.agree("batch norm folded into weights", found[0], right[0], off);
    comparison.agree("batch norm folded into a bias", found[1], right[1], off);
  }
}
