package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum of two arrays of one length, with ReLU behind it if so made. */
public interface SumKernel {

  /** Writes the sum to the output. */
  void forward(INDArray one, INDArray other, INDArray output);

  /** Writes the gradient by either array, given the output of {@link #forward}. */
  void backward(INDArray output, INDArray outputGradient, INDArray inputGradient);
}
