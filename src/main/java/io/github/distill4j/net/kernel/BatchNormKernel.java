package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch norm of one shape: y = γ (x − μ) / √(σ² + ε) + β for each channel, with μ and the biased σ²
 * over batch, height and width, and ReLU behind it if so made.
 *
 * <p>Scale and shift are one array [2 × channels], γ before β; mean and variance are [channels].
 */
public interface BatchNormKernel {

  /** Elements of the array that {@link #forward} leaves for {@link #backward}; 0: none. */
  long maskLength();

  /** Normalises by the batch's own statistics and writes them and the mask. */
  void forward(
      INDArray input,
      INDArray scaleShift,
      INDArray output,
      INDArray mean,
      INDArray variance,
      INDArray mask);

  /** Normalises by given statistics. */
  void inference(
      INDArray input, INDArray scaleShift, INDArray mean, INDArray variance, INDArray output);

  /** Writes the gradients by the input and by scale and shift. */
  void backward(
      INDArray input,
      INDArray outputGradient,
      INDArray scaleShift,
      INDArray mean,
      INDArray variance,
      INDArray mask,
      INDArray inputGradient,
      INDArray scaleShiftGradient);
}
