package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution of one shape. Weights are [outputs, inputs, kernel, kernel], a bias [outputs]. */
public interface ConvolutionKernel {

  /** Writes the convolution of the input to the output. */
  void forward(INDArray input, INDArray weights, INDArray output);

  /** Writes the convolution plus bias to the output. */
  void forward(INDArray input, INDArray weights, INDArray bias, INDArray output);

  /** Writes ReLU(convolution + bias) to the output. */
  void forwardRelu(INDArray input, INDArray weights, INDArray bias, INDArray output);

  /**
   * Writes the loss's gradients.
   *
   * @param weightGradient null if nobody needs it
   * @param inputGradient null if nobody needs it
   */
  void backward(
      INDArray input,
      INDArray weights,
      INDArray outputGradient,
      INDArray weightGradient,
      INDArray inputGradient);
}
