package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Pooling of one shape. */
public interface PoolKernel {

  /** Elements of the array that {@link #forward} leaves for {@link #backward}; 0: none. */
  long memoryLength();

  /** Pools the input into the output; the memory is for {@link #backward}. */
  void forward(INDArray input, INDArray output, INDArray memory);

  /** Writes the gradient by the input. */
  void backward(INDArray outputGradient, INDArray memory, INDArray inputGradient);
}
