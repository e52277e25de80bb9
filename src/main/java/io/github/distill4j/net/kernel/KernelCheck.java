package io.github.distill4j.net.kernel;

import io.github.distill4j.KeyedRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares kernels with the {@link Formulas}, on arbitrary numbers between −1 and 1.
 *
 * <p>What is allowed follows from the arithmetic, {@link Sums#rounding} first of all, and not from
 * what some machine gave. Results are NaN before they are written, and NaN is never right.
 */
final class KernelCheck {

  private static final double EPSILON = 1e-5;

  private final Kernels kernels;
  private final DataType type;

  /**
   * What one rounding changes at most, relatively; in DOUBLE, those of the formulas come on top.
   */
  private final double u;

  private final KeyedRandom random = new KeyedRandom().key(7, 0);

  /** Checks these kernels on FLOAT or DOUBLE arrays. */
  KernelCheck(Kernels kernels, DataType type) {
    this.kernels = kernels;
    this.type = type;
    u = type == DataType.FLOAT ? 0x1p-24 : 0x1p-52;
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
    double[] x = numbers(shape.input().length());
    double[] w = numbers(ArrayUtil.prodLong(shape.weights()));
    double[] b = numbers(shape.outputs());
    double[] g = numbers(shape.output().length());
    INDArray[] found =
        convolved(
            kernels.convolution(shape),
            array(x, shape.input().array()),
            array(w, shape.weights()),
            array(b, b.length),
            array(g, shape.output().array()));
    Sums[] right = Formulas.convolution(shape, x, w, g);
    Sums biased = right[0].plus(b);
    double taps = (double) shape.kernel() * shape.kernel();
    double terms = taps * shape.input().channels() + 1;
    double pixels = (double) g.length / b.length;
    agree("convolution", found[0], right[0], rounding(shape, right[0], terms));
    agree("convolution with bias", found[1], biased, rounding(shape, biased, terms));
    agree("convolution with ReLU", found[2], biased.relu(), rounding(shape, biased, terms));
    agree("gradient of weights", found[3], right[1], rounding(shape, right[1], pixels));
    agree("gradient of images", found[4], right[2], rounding(shape, right[2], taps * b.length));
  }

  private static INDArray[] convolved(
      ConvolutionKernel kernel, INDArray x, INDArray w, INDArray b, INDArray g) {
    INDArray[] results = unwritten(g, g, g, w, x);
    kernel.forward(x, w, results[0]);
    kernel.forward(x, w, b, results[1]);
    kernel.forwardRelu(x, w, b, results[2]);
    kernel.backward(x, w, g, results[3], results[4]);
    return results;
  }

  /**
   * What rounding can do to a convolution. Winograd's algorithm for tiles of 4×4 and kernels of 3×3
   * adds up products of sums: one a channel or tile, a ninth of the convolution's terms or fewer,
   * and 24 roundings before and behind. If all numbers are 1, at the points 0, ±1, ±2, ∞ and in one
   * dimension its sums of absolute products are up to 48 where the convolution's are 3, and 53
   * where its weight gradient's are 4; in two dimensions the squares, at most 256 times the
   * convolution's.
   */
  private double[] rounding(ConvolutionShape shape, Sums sums, double terms) {
    if (!mayBeWinograds(shape)) {
      return sums.rounding(terms, u);
    }
    double[] bounds = new double[sums.values().length];
    Arrays.fill(bounds, 256 * terms * (terms / 9 + 24) * u);
    return bounds;
  }

  /** ND4J's operations leave the algorithm to oneDNN, which they use for FLOAT alone. */
  private boolean mayBeWinograds(ConvolutionShape shape) {
    return type == DataType.FLOAT
        && (kernels instanceof OneDnnKernels
            ? OneDnnConvolution.byWinograd(shape)
            : shape.kernel() == 3 && shape.stride() == 1);
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
    double[] x = numbers(shape.length());
    double[] scaleShift = numbers(2 * shape.channels());
    double[] mean = numbers(shape.channels());
    double[] variance = variances(shape.channels());
    double[][] right = Formulas.batchNorm(x, scaleShift, EPSILON, null, null);
    double n = (double) x.length / mean.length;
    double s = Math.sqrt(Arrays.stream(right[2]).min().orElseThrow() + EPSILON);
    double off = (2 * n + 20) * u / s;
    double[] g = gradient(right[0], off);
    INDArray[] found =
        normed(
            kernels.batchNorm(shape, EPSILON, relu),
            array(x, shape.array()),
            array(scaleShift, scaleShift.length),
            array(mean, mean.length),
            array(variance, mean.length),
            array(g, shape.array()));
    double[] passed = relu ? whereActive(right[0], g) : g;
    double[][] gradients = Formulas.batchNormGradients(x, passed, scaleShift, EPSILON);
    double[] inferred = Formulas.batchNorm(x, scaleShift, EPSILON, mean, variance)[0];
    agree("batch norm", found[0], relu ? relu(right[0]) : right[0], off);
    agree("batch norm's mean", found[1], right[1], n * u);
    agree("batch norm's variance", found[2], right[2], (n + 4) * u);
    agree("batch norm's gradient", found[3], gradients[0], (16 * n + 120) * u / (s * s * s));
    agree("gradient of scale and shift", found[4], gradients[1], n * (4 * n + 20) * u / s);
    agree("batch norm at inference", found[5], relu ? relu(inferred) : inferred, 20 * u / 0.5);
  }

  private static INDArray[] normed(
      BatchNormKernel kernel, INDArray x, INDArray scaleShift, INDArray m, INDArray v, INDArray g) {
    INDArray[] results = unwritten(x, m, v, x, scaleShift, x);
    INDArray mask = Nd4j.create(x.dataType(), Math.max(1, kernel.maskLength()));
    kernel.forward(x, scaleShift, results[0], results[1], results[2], mask);
    kernel.backward(x, g, scaleShift, results[1], results[2], mask, results[3], results[4]);
    kernel.inference(x, scaleShift, m, v, results[5]);
    return results;
  }

  /** Numbers, but 0 where rounding decides whether ReLU lets a gradient through. */
  private double[] gradient(double[] outputs, double off) {
    double[] g = numbers(outputs.length);
    Arrays.setAll(g, i -> Math.abs(outputs[i]) <= off ? 0 : g[i]);
    return g;
  }

  private static double[] relu(double[] outputs) {
    return Arrays.stream(outputs).map(y -> Math.max(0, y)).toArray();
  }

  private static double[] whereActive(double[] outputs, double[] g) {
    double[] passed = new double[g.length];
    Arrays.setAll(passed, i -> outputs[i] > 0 ? g[i] : 0);
    return passed;
  }

  /** Both directions of maximum pooling: the very numbers. */
  void maximum2x2(ImageShape shape) throws NotUsable {
    double[] x = numbers(shape.length());
    double[] g = numbers(shape.halved().length());
    INDArray[] found =
        pooled(
            kernels.maximum2x2(shape), array(x, shape.array()), array(g, shape.halved().array()));
    double[][] right = Formulas.maximum2x2(shape, x, g);
    agree("maximum", found[0], right[0], 0);
    agree("maximum's gradient", found[1], right[1], 0);
  }

  /** Both directions of average pooling: a sum, a division. */
  void average(ImageShape shape) throws NotUsable {
    double[] x = numbers(shape.length());
    double[] g = numbers(shape.batch() * shape.channels());
    INDArray[] found =
        pooled(
            kernels.average(shape),
            array(x, shape.array()),
            array(g, shape.batch(), shape.channels()));
    Sums[] right = Formulas.average(shape, x, g);
    double pixels = shape.height() * shape.width();
    agree("average", found[0], right[0], right[0].rounding(pixels + 2, u));
    agree("average's gradient", found[1], right[1], right[1].rounding(2, u));
  }

  private static INDArray[] pooled(PoolKernel kernel, INDArray x, INDArray g) {
    INDArray[] results = unwritten(g, x);
    INDArray memory = Nd4j.create(x.dataType(), Math.max(1, kernel.memoryLength()));
    kernel.forward(x, results[0], memory);
    kernel.backward(g, memory, results[1]);
    return results;
  }

  /** All results of a dense product of that shape. */
  void dense(DenseShape shape) throws NotUsable {
    double[] x = numbers(shape.batch() * shape.inputs());
    double[] w = numbers(shape.inputs() * shape.outputs());
    double[] b = numbers(shape.outputs());
    double[] g = numbers(shape.batch() * shape.outputs());
    INDArray[] found =
        multiplied(
            kernels.dense(shape),
            array(x, shape.batch(), shape.inputs()),
            array(w, w.length).reshape('f', shape.inputs(), shape.outputs()),
            array(b, b.length),
            array(g, shape.batch(), shape.outputs()));
    Sums[] right = Formulas.dense(shape, x, w, g);
    Sums biased = right[0].plus(b);
    Sums bias = Formulas.channelSums(g, b.length);
    double[] off = biased.rounding(shape.inputs() + 1.0, u);
    agree("dense product", found[0], biased, off);
    agree("dense product with ReLU", found[1], biased.relu(), off);
    agree(
        "gradient of dense weights",
        found[2],
        right[1],
        right[1].rounding((double) shape.batch(), u));
    agree("gradient of a bias", found[3], bias, bias.rounding((double) shape.batch(), u));
    agree("gradient of dense inputs", found[4], right[2], right[2].rounding(b.length, u));
  }

  private static INDArray[] multiplied(
      DenseKernel kernel, INDArray x, INDArray w, INDArray b, INDArray g) {
    INDArray[] results = unwritten(g, g, w, b, x);
    kernel.forward(x, w, b, results[0]);
    kernel.forwardRelu(x, w, b, results[1]);
    kernel.backward(x, w, g, results[2], results[3], results[4]);
    return results;
  }

  /** Both directions of a sum of that length: one rounding, and none. */
  void sum(long length, boolean relu) throws NotUsable {
    double[] one = numbers(length);
    double[] other = numbers(length);
    double[] g = numbers(length);
    INDArray x = array(one, length);
    INDArray[] found = unwritten(x, x);
    SumKernel kernel = kernels.sum(length, relu);
    kernel.forward(x, array(other, length), found[0]);
    kernel.backward(found[0], array(g, length), found[1]);
    Sums right = Sums.zero(length).plus(one).plus(other);
    agree("sum", found[0], relu ? right.relu() : right, right.rounding(1, u));
    agree("sum's gradient", found[1], relu ? whereActive(right.values(), g) : g, 0);
  }

  /**
   * The fold of a batch norm into that many outputs' weights, so many each: a handful of roundings
   * of numbers below 1 / 0.5, 0.5 being the smallest deviation.
   */
  void normFold(int outputs, int inputs) throws NotUsable {
    double[] w = numbers((long) outputs * inputs);
    double[] scaleShift = numbers(2L * outputs);
    double[] statistics = numbers(2L * outputs);
    System.arraycopy(variances(outputs), 0, statistics, outputs, outputs);
    INDArray weights = array(w, outputs, inputs, 1, 1);
    INDArray[] found = unwritten(weights, array(new double[outputs], outputs));
    kernels
        .normFold()
        .fold(
            weights,
            array(scaleShift, 2L * outputs),
            array(statistics, 2L * outputs),
            EPSILON,
            found[0],
            found[1]);
    double[] folded = w.clone();
    double[] bias = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      double factor = scaleShift[o] / Math.sqrt(statistics[outputs + o] + EPSILON);
      bias[o] = scaleShift[outputs + o] - factor * statistics[o];
      for (int i = o * inputs; i < (o + 1) * inputs; i++) {
        folded[i] *= factor;
      }
    }
    agree("batch norm folded into weights", found[0], folded, 10 * u / 0.5);
    agree("batch norm folded into a bias", found[1], bias, 10 * u / 0.5);
  }

  private void agree(String name, INDArray found, Sums right, double[] off) throws NotUsable {
    double[] numbers = found.data().asDouble();
    for (int i = 0; i < numbers.length; i++) {
      agree(name, numbers[i], right.values()[i], off[i]);
    }
  }

  private void agree(String name, INDArray found, double[] right, double off) throws NotUsable {
    double[] numbers = found.data().asDouble();
    for (int i = 0; i < numbers.length; i++) {
      agree(name, numbers[i], right[i], off);
    }
  }

  private static void agree(String name, double found, double right, double off) throws NotUsable {
    if (!(Math.abs(found - right) <= off)) {
      throw new NotUsable("%s: %s, but %s ± %s is right", name, found, right, off);
    }
  }

  private double[] numbers(long length) {
    double[] values = new double[Math.toIntExact(length)];
    Arrays.setAll(values, i -> (float) (2 * random.nextDouble() - 1));
    return values;
  }

  private double[] variances(long length) {
    double[] values = numbers(length);
    Arrays.setAll(values, i -> (float) (0.25 + 0.75 * Math.abs(values[i])));
    return values;
  }

  private INDArray array(double[] values, long... shape) {
    return Nd4j.create(Nd4j.createTypedBuffer(values, type), shape);
  }

  private static INDArray[] unwritten(INDArray... like) {
    return Stream.of(like)
        .map(array -> Nd4j.createUninitialized(array.dataType(), array.shape(), array.ordering()))
        .map(array -> array.assign(Double.NaN))
        .toArray(INDArray[]::new);
  }
}
