package io.github.distill4j.loss;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.distill4j.label.Content;
import io.github.distill4j.label.Target;
import java.util.List;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss of one example's logits, summed over the batch. One record each, whose components are its
 * keys in YAML; the register below gives it its name there.
 *
 * <p>The output layer has identity activation, so that the loss sees logits [N, K] and stays finite
 * however certain the network is. Labels are [N, K·c] for the c contents it reads. Deeplearning4j
 * divides sum and gradient by N itself.
 *
 * <p>A mask [N, 1] weights whole examples. In training use only 0 and 1: Deeplearning4j's output
 * layer multiplies the logits by the mask as well, so that a fraction gives a wrong gradient, with
 * its own losses too.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(name = "cross-entropy", value = CrossEntropy.class),
  @JsonSubTypes.Type(name = "smoothed", value = SmoothedCrossEntropy.class),
  @JsonSubTypes.Type(name = "distillation", value = DistillationLoss.class),
  @JsonSubTypes.Type(name = "dkd", value = DecoupledLoss.class),
  @JsonSubTypes.Type(name = "candidates", value = CandidateLoss.class),
})
public interface Loss extends ILossFunction {

  /** What it reads of a label, in the order of the row. */
  List<Content> reads();

  /**
   * The loss of one example.
   *
   * @param logits the network's K logits
   * @param gradient K places, overwritten with the derivatives by the logits
   * @return the loss, at least 0 up to rounding
   */
  double example(double[] logits, Target target, double[] gradient);

  /**
   * The loss of an epoch; another one only where it changes over epochs.
   *
   * @param epoch the first is 1
   */
  default Loss inEpoch(int epoch) {
    return this;
  }

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
