package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * Makes the kernels of one implementation. Kernels are made for one shape, hold native state and
 * are used by one thread at a time; arrays given to them are row-major and do not overlap.
 */
public interface Kernels {

  ConvolutionKernel convolution(ConvolutionShape shape);

  /** Batch norm over all but the last dimension; ReLU follows if so wished. */
  BatchNormKernel batchNorm(ImageShape shape, boolean relu);

  /** Maximum over 2×2 pixels, stride 2; an odd last row or column is dropped. */
  PoolKernel maximum2x2(ImageShape shape);

  /** Mean over all pixels. */
  PoolKernel average(ImageShape shape);

  /**
   * Every second pixel of every second row, with as many channels of zeros behind the channels:
   * [batch, ⌈height / 2⌉, ⌈width / 2⌉, 2 channels].
   */
  default PoolKernel sampled(DataType type, ImageShape shape) {
    return new SampledPixels(this, type, shape);
  }

  /** Batch norm folded into convolutions. */
  NormFold normFold();

  DenseKernel dense(DenseShape shape);

  /** The sum of two arrays of that length; ReLU follows if so wished. */
  SumKernel sum(long length, boolean relu);

  /** The fastest kernels for this type on this machine. */
  static Kernels fastest(DataType type) {
    return type == DataType.FLOAT ? OneDnnSearch.OUTCOME.kernels() : operations();
  }

  /** Kernels made of ND4J's operations, whatever the machine. */
  static Kernels operations() {
    return new OperationKernels();
  }

  /** One line for people: whether FLOAT networks reach oneDNN directly, and if not, why. */
  static String diagnosis() {
    return OneDnnSearch.OUTCOME.words();
  }

  /** Whether FLOAT networks reach oneDNN directly. */
  static boolean direct() {
    return OneDnnSearch.OUTCOME.direct();
  }
}
