package io.github.distill4j.net.kernel;

import io.github.distill4j.net.kernel.Comparison.Result;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Checks kernels of every kind, on arbitrary numbers between −1 and 1, by others that compute in
 * DOUBLE.
 */
final class KernelCheck {

  private final Kernels kernels;
  private final Comparison comparison;

  /**
   * A check.
   *
   * @param kernels what is checked, on FLOAT or DOUBLE arrays
   */
  KernelCheck(Kernels kernels, DataType type, Kernels right) {
    this.kernels = kernels;
    comparison = new Comparison(kernels, type, right);
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
    comparison.compare(
        (by, given) -> convolved(by.convolution(shape), shape, given),
        comparison.numbers(shape.input().array()),
        comparison.numbers(shape.weights()),
        comparison.numbers(shape.outputs()),
        comparison.numbers(shape.output().array()));
  }

  private List<Result> convolved(
      ConvolutionKernel kernel, ConvolutionShape shape, INDArray[] xwbg) {
    INDArray x = xwbg[0];
    INDArray w = xwbg[1];
    INDArray b = xwbg[2];
    INDArray g = xwbg[3];
    INDArray[] to = Comparison.unwritten(g, g, g, w, x);
    kernel.forward(x, w, to[0]);
    kernel.forward(x, w, b, to[1]);
    kernel.forwardRelu(x, w, b, to[2]);
    kernel.backward(x, w, g, to[3], to[4]);
    double taps = (double) shape.kernel() * shape.kernel();
    double terms = taps * shape.input().channels() + 1;
    boolean winograds = comparison.ofFloats() && mayBeWinograds(shape);
    return List.of(
        result("convolution", to[0], terms, winograds),
        result("convolution with bias", to[1], terms, winograds),
        result("convolution with ReLU", to[2], terms, winograds),
        result("gradient of weights", to[3], (double) g.length() / shape.outputs(), winograds),
        result("gradient of images", to[4], taps * shape.outputs(), winograds));
  }

  /**
   * What rounding can do to a convolution. Winograd's algorithm for tiles of 4×4 and kernels of 3×3
   * adds up products of sums: one a channel or tile, a ninth of the convolution's terms or fewer,
   * and 24 roundings before and behind. If all numbers are 1, at the points 0, ±1, ±2, ∞ and in one
   * dimension its sums of absolute products are up to 48 where the convolution's are 3, and 53
   * where its weight gradient's are 4; in two dimensions the squares, at most 256 times the
   * convolution's.
   */
  private static Result result(String name, INDArray array, double terms, boolean winograds) {
    return winograds
        ? new Result(name, array, 0, 256 * terms * (terms / 9 + 24))
        : new Result(name, array, terms, 0);
  }

  /** ND4J's operations leave the algorithm to oneDNN, which they use for FLOAT alone. */
  private boolean mayBeWinograds(ConvolutionShape shape) {
    return kernels instanceof OneDnnKernels
        ? OneDnnConvolution.byWinograd(shape)
        : shape.kernel() == 3 && shape.stride() == 1;
  }

  /**
   * All results of a batch norm of that shape.
   *
   * <p>Mean and variance are sums of n terms, n the pixels, and what follows adds a few roundings.
   * To first order, with the smallest deviation s of a channel, which is below 1 as the numbers
   * are: the outputs are off by (2n + 20) u / s, the gradients of scale and shift, again n terms,
   * by n (4n + 20) u / s, those of the images by (16n + 120) u / s³.
   */
  void batchNorm(ImageShape shape, boolean relu) throws NotUsable {
    INDArray x = comparison.numbers(shape.array());
    INDArray scaleShift = comparison.numbers(2 * shape.channels());
    INDArray running = comparison.moments(shape.channels());
    INDArray[] before = Comparison.unwritten(x, running);
    Moments moments = Moments.of(before[1]);
    comparison.right().batchNorm(shape, false).forward(x, scaleShift, before[0], moments, null);
    double n = (double) shape.length() / shape.channels();
    double s = Math.sqrt(moments.variance().minNumber().doubleValue() + BatchNormKernel.EPSILON);
    // 0 where rounding decides whether ReLU lets a gradient through.
    INDArray decided = Transforms.abs(before[0], true).gt((2 * n + 20) * comparison.u() / s);
    comparison.compare(
        (by, given) -> normed(by.batchNorm(shape, relu), given, n, s),
        x,
        scaleShift,
        running,
        comparison.numbers(shape.array()).muli(decided.castTo(DataType.DOUBLE)));
  }

  private static List<Result> normed(BatchNormKernel kernel, INDArray[] given, double n, double s) {
    INDArray x = given[0];
    INDArray scaleShift = given[1];
    INDArray[] to = Comparison.unwritten(x, given[2], x, scaleShift, x);
    Moments moments = Moments.of(to[1]);
    INDArray mask = Nd4j.create(x.dataType(), Math.max(1, kernel.maskLength()));
    kernel.forward(x, scaleShift, to[0], moments, mask);
    kernel.backward(x, given[3], scaleShift, moments, mask, to[2], to[3]);
    kernel.inference(x, scaleShift, Moments.of(given[2]), to[4]);
    return List.of(
        new Result("batch norm", to[0], 0, (2 * n + 20) / s),
        new Result("batch norm's moments", to[1], 0, n + 4),
        new Result("batch norm's gradient", to[2], 0, (16 * n + 120) / (s * s * s)),
        new Result("gradient of scale and shift", to[3], 0, n * (4 * n + 20) / s),
        new Result("batch norm at inference", to[4], 0, 20 / 0.5));
  }

  /** Both directions of maximum pooling: the very numbers. */
  void maximum2x2(ImageShape shape) throws NotUsable {
    comparison.compare(
        (by, given) -> pooled("maximum", by.maximum2x2(shape), given, 0, 0),
        comparison.numbers(shape.array()),
        comparison.numbers(shape.halved().array()));
  }

  /** Both directions of average pooling: a sum, a division. */
  void average(ImageShape shape) throws NotUsable {
    double pixels = shape.height() * shape.width();
    comparison.compare(
        (by, given) -> pooled("average", by.average(shape), given, pixels + 2, 2),
        comparison.numbers(shape.array()),
        comparison.numbers(shape.batch(), shape.channels()));
  }

  private static List<Result> pooled(
      String name, PoolKernel kernel, INDArray[] xg, double terms, double gradientTerms) {
    INDArray[] to = Comparison.unwritten(xg[1], xg[0]);
    INDArray memory = Nd4j.create(xg[0].dataType(), Math.max(1, kernel.memoryLength()));
    kernel.forward(xg[0], to[0], memory);
    kernel.backward(xg[1], memory, to[1]);
    return List.of(
        new Result(name, to[0], terms, 0),
        new Result(name + "'s gradient", to[1], gradientTerms, 0));
  }

  /** All results of a dense product of that shape. */
  void dense(DenseShape shape) throws NotUsable {
    comparison.compare(
        (by, given) -> multiplied(by.dense(shape), shape, given),
        comparison.numbers(shape.batch(), shape.inputs()),
        comparison.numbers(shape.inputs() * shape.outputs()),
        comparison.numbers(shape.outputs()),
        comparison.numbers(shape.batch(), shape.outputs()));
  }

  private static List<Result> multiplied(DenseKernel kernel, DenseShape shape, INDArray[] xwbg) {
    INDArray x = xwbg[0];
    INDArray w = xwbg[1].reshape('f', shape.inputs(), shape.outputs());
    INDArray b = xwbg[2];
    INDArray g = xwbg[3];
    INDArray[] to = Comparison.unwritten(g, g, w, b, x);
    kernel.forward(x, w, b, to[0]);
    kernel.forwardRelu(x, w, b, to[1]);
    kernel.backward(x, w, g, to[2], to[3], to[4]);
    return List.of(
        new Result("dense product", to[0], shape.inputs() + 1, 0),
        new Result("dense product with ReLU", to[1], shape.inputs() + 1, 0),
        new Result("gradient of dense weights", to[2], shape.batch(), 0),
        new Result("gradient of a bias", to[3], shape.batch(), 0),
        new Result("gradient of dense inputs", to[4], shape.outputs(), 0));
  }

  /** Both directions of a sum of that length: one rounding, and none. */
  void sum(long length, boolean relu) throws NotUsable {
    comparison.compare(
        (by, given) -> added(by.sum(length, relu), given),
        comparison.numbers(length),
        comparison.numbers(length),
        comparison.numbers(length));
  }

  private static List<Result> added(SumKernel kernel, INDArray[] given) {
    INDArray[] to = Comparison.unwritten(given[0], given[0]);
    kernel.forward(given[0], given[1], to[0]);
    kernel.backward(to[0], given[2], to[1]);
    return List.of(new Result("sum", to[0], 1, 0), new Result("sum's gradient", to[1], 0, 0));
  }

  /**
   * The fold of a batch norm into that many outputs' weights, so many each: a handful of roundings
   * of numbers below 1 / 0.5, 0.5 being the smallest deviation.
   */
  void normFold(int outputs, int inputs) throws NotUsable {
    comparison.compare(
        (by, given) -> folded(by.normFold(), given),
        comparison.numbers(outputs, inputs, 1, 1),
        comparison.numbers(2L * outputs),
        comparison.moments(outputs));
  }

  private static List<Result> folded(NormFold fold, INDArray[] given) {
    Moments moments = Moments.of(given[2]);
    INDArray[] to = Comparison.unwritten(given[0], moments.mean());
    fold.fold(given[0], given[1], moments, to[0], to[1]);
    return List.of(
        new Result("batch norm folded into weights", to[0], 0, 10 / 0.5),
        new Result("batch norm folded into a bias", to[1], 0, 10 / 0.5));
  }
}
