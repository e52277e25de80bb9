package io.github.distill4j.net.kernel;

import io.github.distill4j.net.kernel.Comparison.Given;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares all results of convolutions with their formulas.
 *
 * @param kernels what is checked
 */
record ConvolutionCheck(Kernels kernels, Comparison comparison) {

  void of(ConvolutionShape shape) throws NotUsable {
    Given x = comparison.given(shape.input().array());
    Given w = comparison.given(shape.weights());
    Given b = comparison.given(shape.outputs());
    Given g = comparison.given(shape.output().array());
    INDArray[] found = Comparison.unwritten(g.array(), g.array(), g.array(), w.array(), x.array());
    ConvolutionKernel kernel = kernels.convolution(shape);
    kernel.forward(x.array(), w.array(), found[0]);
    kernel.forward(x.array(), w.array(), b.array(), found[1]);
    kernel.forwardRelu(x.array(), w.array(), b.array(), found[2]);
    kernel.backward(x.array(), w.array(), g.array(), found[3], found[4]);
    agree(shape, found, Formulas.convolution(shape, x.values(), w.values(), g.values()), b);
  }

  private void agree(ConvolutionShape shape, INDArray[] found, Sums[] right, Given b)
      throws NotUsable {
    Sums biased = right[0].plus(b.values());
    double taps = (double) shape.kernel() * shape.kernel();
    double terms = taps * shape.input().channels() + 1;
    double pixels = (double) right[0].values().length / shape.outputs();
    boolean winograds = mayBeWinograds(shape);
    agree("convolution", found[0], right[0], terms, winograds);
    agree("convolution with bias", found[1], biased, terms, winograds);
    agree("convolution with ReLU", found[2], biased.relu(), terms, winograds);
    agree("gradient of weights", found[3], right[1], pixels, winograds);
    agree("gradient of images", found[4], right[2], taps * shape.outputs(), winograds);
  }

  /**
   * Whether numbers are right within what rounding can do to a convolution. Winograd's algorithm
   * for tiles of 4×4 and kernels of 3×3 adds up products of sums: one a channel or tile, a ninth of
   * the convolution's terms or fewer, and 24 roundings before and behind. If all numbers are 1, at
   * the points 0, ±1, ±2, ∞ and in one dimension its sums of absolute products are up to 48 where
   * the convolution's are 3, and 53 where its weight gradient's are 4; in two dimensions the
   * squares, at most 256 times the convolution's.
   */
  private void agree(String name, INDArray found, Sums right, double terms, boolean winograds)
      throws NotUsable {
    if (winograds) {
      double off = 256 * terms * (terms / 9 + 24) * comparison.u();
      comparison.agree(name, found, right.values(), off);
    } else {
      comparison.agree(name, found, right, terms);
    }
  }

  /** ND4J's operations leave the algorithm to oneDNN, which they use for FLOAT alone. */
  private boolean mayBeWinograds(ConvolutionShape shape) {
    return comparison.ofFloats()
        && (kernels instanceof OneDnnKernels
            ? OneDnnConvolution.byWinograd(shape)
            : shape.kernel() == 3 && shape.stride() == 1);
  }
}
