package io.github.distill4j.loss;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss of one example's logits, summed over the batch.
 *
 * <p>The output layer has identity activation, so that the loss sees logits [N, K] and stays finite
 * however certain the network is. Labels are [N, K] or [N, 2K]: one-hot (or soft) labels, and
 * behind them the teacher's logits. Deeplearning4j divides sum and gradient by N itself.
 *
 * <p>A mask [N, 1] weights whole examples. In training use only 0 and 1: Deeplearning4j's output
 * layer multiplies the logits by the mask as well, so that a fraction gives a wrong gradient, with
 * its own losses too.
 */
public interface LogitLoss extends ILossFunction {

  /**
   * Whether labels of this width do for so many classes.
   *
   * @param width columns of the labels
   * @param classes K
   */
  boolean accepts(int width, int classes);

  /**
   * The loss of one example.
   *
   * @param logits the network's K logits
   * @param labels the example's row of labels
   * @param gradient K places, overwritten with the derivatives by the logits
   * @return the loss, at least 0 up to rounding
   */
  double example(double[] logits, double[] labels, double[] gradient);

  @Override
  default double computeScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    return LossBatch.of(this, labels, logits, activation, mask).score(average);
  }

  @Override
  default INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    return LossBatch.of(this, labels, logits, activation, mask).scoreColumn();
  }

  @Override
  default INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    return LossBatch.of(this, labels, logits, activation, mask).gradient();
  }

  @Override
  default Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    LossBatch batch = LossBatch.of(this, labels, logits, activation, mask);
    return new Pair<>(batch.score(average), batch.gradient());
  }

  @Override
  default String name() {
    return toString();
  }
}
