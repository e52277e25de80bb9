package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch norm of one shape: y = γ (x − μ) / √(σ² + ε) + β for each channel, with μ and the biased σ²
 * over batch, height and width, and ReLU behind it if so made.
 *
 * <p>Scale and shift are one array [2 × channels], γ before β.
 */
public interface BatchNormKernel {

  /** ε. */
  double EPSILON = 1e-5;

  /** Elements of the array that {@link #forward} leaves for {@link #backward}; 0: none. */
  long maskLength();

  /** Normalises by the batch's own moments and writes them and the mask. */
  void forward(
      INDArray input, INDArray scaleShift, INDArray output, Moments moments, INDArray mask);

  /** Normalises by given moments. */
  void inference(INDArray input, INDArray scaleShift, Moments moments, INDArray output);

  /** Writes the gradients by the input and by scale and shift. */
  void backward(
      INDArray input,
      INDArray outputGradient,
      INDArray scaleShift,
      Moments moments,
      INDArray mask,
      INDArray inputGradient,
      INDArray scaleShiftGradient);
}
