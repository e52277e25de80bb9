package io.github.distill4j.net.kernel;

import io.github.distill4j.net.kernel.Comparison.Result;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks all results of a convolution.
 *
 * @param winograds whether it may be computed by Winograd's algorithm
 */
record ConvolutionCheck(ConvolutionShape shape, boolean winograds) {

  void by(Comparison comparison) throws NotUsable {
    comparison.compare(
        (kernels, given) -> results(kernels.convolution(shape), given),
        comparison.numbers(shape.input().array()),
        comparison.numbers(shape.weights()),
        comparison.numbers(shape.outputs()),
        comparison.numbers(shape.output().array()));
  }

  private List<Result> results(ConvolutionKernel kernel, INDArray[] xwbg) {
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
    return List.of(
        result("convolution", to[0], terms),
        result("convolution with bias", to[1], terms),
        result("convolution with ReLU", to[2], terms),
        result("gradient of weights", to[3], (double) g.length() / shape.outputs()),
        result("gradient of images", to[4], taps * shape.outputs()));
  }

  /**
   * What rounding can do to a convolution. Winograd's algorithm for tiles of 4×4 and kernels of 3×3
   * adds up products of sums: one a channel or tile, a ninth of the convolution's terms or fewer,
   * and 24 roundings before and behind. If all numbers are 1, at the points 0, ±1, ±2, ∞ and in one
   * dimension its sums of absolute products are up to 48 where the convolution's are 3, and 53
   * where its weight gradient's are 4; in two dimensions the squares, at most 256 times the
   * convolution's.
   */
  private Result result(String name, INDArray array, double terms) {
    return winograds
        ? new Result(name, array, 0, 256 * terms * (terms / 9 + 24))
        : new Result(name, array, terms, 0);
  }
}
