package io.github.distill4j.study.distil;

import io.github.distill4j.loss.DecoupledLoss;
import io.github.distill4j.loss.DistillationLoss;
import io.github.distill4j.loss.SmoothedCrossEntropy;

/**
 * The numbers that the arms with short names share: the {@code loss:} section. The losses know
 * their defaults and what they can do with the numbers.
 *
 * @param temperature T of the soft, mixed and dkd arms (default 4)
 * @param alpha weight of the teacher's term in the mixed arm (default 0.9)
 * @param smoothing ε of the smoothed arm (default 0.1)
 * @param dkdAlpha weight of DKD's target-class term (default 1)
 * @param dkdBeta weight of DKD's non-target term (default 8)
 */
public record LossSpec(
    Double temperature, Double alpha, Double smoothing, Double dkdAlpha, Double dkdBeta) {

  private static final DistillationLoss DISTILLATION = new DistillationLoss(null, null);
  private static final DecoupledLoss DKD = new DecoupledLoss(null, null, null, null, null);

  /** The defaults. */
  static final LossSpec USUAL = new LossSpec(null, null, null, null, null);

  /** Fills in the defaults. */
  public LossSpec {
    temperature = temperature == null ? DISTILLATION.temperature() : temperature;
    alpha = alpha == null ? DISTILLATION.alpha() : alpha;
    smoothing = smoothing == null ? new SmoothedCrossEntropy(null).epsilon() : smoothing;
    dkdAlpha = dkdAlpha == null ? DKD.alpha() : dkdAlpha;
    dkdBeta = dkdBeta == null ? DKD.beta() : dkdBeta;
  }
}
