package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product of a batch [batch, inputs] with weights [inputs, outputs], which lie in memory column
 * by column as Deeplearning4j's do, plus a bias [outputs].
 */
public interface DenseKernel {

  /** Writes input · weights + bias to the output. */
  void forward(INDArray input, INDArray weights, INDArray bias, INDArray output);

  /** Writes ReLU(input · weights + bias) to the output. */
  void forwardRelu(INDArray input, INDArray weights, INDArray bias, INDArray output);

  /**
   * Writes the gradients, given the one by input · weights + bias.
   *
   * @param inputGradient null if nobody needs it
   */
  void backward(
      INDArray input,
      INDArray weights,
      INDArray outputGradient,
      INDArray weightGradient,
      INDArray biasGradient,
      INDArray inputGradient);
}
