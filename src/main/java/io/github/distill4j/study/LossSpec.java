package io.github.distill4j.study;

import io.github.distill4j.loss.DecoupledLoss;
import io.github.distill4j.loss.DistillationLoss;
import io.github.distill4j.loss.SmoothedCrossEntropy;

/**
 * The numbers that the arms' losses share: the {@code loss:} section. DKD's terms rise to full
 * weight over 20 epochs, as its authors have it.
 *
 * @param temperature T of the soft, mixed and dkd arms, 0.001 to 1,000,000 (default 4)
 * @param alpha weight of the teacher's term in the mixed arm, in [0, 1] (default 0.9)
 * @param smoothing ε of the smoothed arm, in [0, 1] (default 0.1)
 * @param dkdAlpha weight of DKD's target-class term, 0 to 1,000,000 (default 1)
 * @param dkdBeta weight of DKD's non-target term, 0 to 1,000,000 (default 8)
 */
public record LossSpec(
    Double temperature, Double alpha, Double smoothing, Double dkdAlpha, Double dkdBeta) {

  /** Fills in the defaults; the losses know what they can do with the numbers. */
  public LossSpec {
    temperature = temperature == null ? 4.0 : temperature;
    alpha = alpha == null ? 0.9 : alpha;
    smoothing = smoothing == null ? 0.1 : smoothing;
    dkdAlpha = dkdAlpha == null ? 1.0 : dkdAlpha;
    dkdBeta = dkdBeta == null ? 8.0 : dkdBeta;
    new DistillationLoss(alpha, temperature);
    new DecoupledLoss(dkdAlpha, dkdBeta, temperature, 1);
    new SmoothedCrossEntropy(smoothing);
  }
}
