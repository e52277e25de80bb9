package io.github.distill4j.net.kernel;

import io.github.distill4j.net.kernel.Comparison.Given;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares all results of a batch norm of one shape with its formulas.
 *
 * <p>Mean and variance are sums of n terms, n the pixels, and what follows adds a few roundings. To
 * first order, with the smallest deviation s of a channel, which is below 1 as the numbers are: the
 * outputs are off by (2n + 20) u / s, the gradients of scale and shift, again n terms, by n (4n +
 * 20) u / s, those of the images by (16n + 120) u / s³.
 */
final class BatchNormCheck {

  private final Comparison comparison;
  private final boolean relu;
  private final BatchNormKernel kernel;
  private final Given x;
  private final Given scaleShift;
  private final Given running;
  private final double[][] right;
  private final double n;
  private final double s;

  BatchNormCheck(Kernels kernels, Comparison comparison, ImageShape shape, boolean relu) {
    this.comparison = comparison;
    this.relu = relu;
    kernel = kernels.batchNorm(shape, relu);
    x = comparison.given(shape.array());
    scaleShift = comparison.given(2 * shape.channels());
    running = comparison.moments(shape.channels());
    right = Formulas.batchNorm(x.values(), scaleShift.values(), null);
    n = (double) shape.length() / shape.channels();
    s = Math.sqrt(Arrays.stream(variances(right[1])).min().orElseThrow() + BatchNormKernel.EPSILON);
  }

  private static double[] variances(double[] moments) {
    return Arrays.copyOfRange(moments, moments.length / 2, moments.length);
  }

  void run() throws NotUsable {
    double u = comparison.u();
    double off = (2 * n + 20) * u / s;
    Given g = gradient(off);
    INDArray[] found = found(g.array());
    double[] passed = relu ? KernelCheck.whereActive(right[0], g.values()) : g.values();
    double[][] gradients = Formulas.batchNormGradients(x.values(), passed, scaleShift.values());
    double[][] inferred = Formulas.batchNorm(x.values(), scaleShift.values(), running.values());
    comparison.agree("batch norm", found[0], activated(right[0]), off);
    comparison.agree("batch norm's moments", found[1], right[1], (n + 4) * u);
    comparison.agree(
        "batch norm's gradient", found[2], gradients[0], (16 * n + 120) * u / (s * s * s));
    comparison.agree(
        "gradient of scale and shift", found[3], gradients[1], n * (4 * n + 20) * u / s);
    comparison.agree("batch norm at inference", found[4], activated(inferred[0]), 20 * u / 0.5);
  }

  private INDArray[] found(INDArray g) {
    INDArray in = x.array();
    INDArray norm = scaleShift.array();
    INDArray[] results = Comparison.unwritten(in, running.array(), in, norm, in);
    Moments moments = Moments.of(results[1]);
    INDArray mask = Nd4j.create(in.dataType(), Math.max(1, kernel.maskLength()));
    kernel.forward(in, norm, results[0], moments, mask);
    kernel.backward(in, g, norm, moments, mask, results[2], results[3]);
    kernel.inference(in, norm, Moments.of(running.array()), results[4]);
    return results;
  }

  /** Numbers, but 0 where rounding decides whether ReLU lets a gradient through. */
  private Given gradient(double off) {
    Given g = comparison.given(x.array().shape());
    Arrays.setAll(g.values(), i -> Math.abs(right[0][i]) <= off ? 0 : g.values()[i]);
    return comparison.given(g.values(), x.array().shape());
  }

  private double[] activated(double[] outputs) {
    return relu ? Arrays.stream(outputs).map(y -> Math.max(0, y)).toArray() : outputs;
  }
}
