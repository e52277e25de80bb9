package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Folds a batch norm with running statistics into the convolution before it:
 *
 * <pre>  γ / √(σ² + ε) · (w ∗ x − μ) + β = (f·w) ∗ x + (β − f·μ),   f = γ / √(σ² + ε)</pre>
 */
public interface NormFold {

  /**
   * Writes the weights and the bias of the convolution that does both.
   *
   * @param weights [outputs, inputs, kernel, kernel]
   * @param scaleShift γ, then β: [2 × outputs]
   * @param moments μ and σ², [outputs] each
   * @param folded as the weights, another array
   * @param bias [outputs]
   */
  void fold(INDArray weights, INDArray scaleShift, Moments moments, INDArray folded, INDArray bias);
}
