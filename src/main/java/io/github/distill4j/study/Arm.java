package io.github.distill4j.study;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.DecoupledLoss;
import io.github.distill4j.loss.DistillationLoss;
import io.github.distill4j.loss.SmoothedCrossEntropy;
import java.util.Locale;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** One way to train the student. */
public enum Arm {
  /** Cross-entropy with the hard labels: what the student reaches without a teacher. */
  HARD(false),
  /** The teacher's soft labels alone: the distillation loss with α = 1. */
  SOFT(true),
  /** Both: the distillation loss with the study's α. */
  MIXED(true),
  /** Hard labels smoothed by ε: softness without a teacher. */
  SMOOTHED(false),
  /** Hard labels and decoupled distillation (Zhao et al. 2022). */
  DKD(true);

  private final boolean asksTeacher;

  Arm(boolean asksTeacher) {
    this.asksTeacher = asksTeacher;
  }

  /** Whether the loss reads the teacher's logits. */
  public boolean asksTeacher() {
    return asksTeacher;
  }

  /**
   * The loss of an epoch.
   *
   * @param spec the study's numbers
   * @param epoch counted from 1; only DKD's warm-up depends on it
   */
  ILossFunction loss(LossSpec spec, int epoch) {
    return switch (this) {
      case HARD -> new CrossEntropy();
      case SOFT -> new DistillationLoss(1, spec.temperature());
      case MIXED -> new DistillationLoss(spec.alpha(), spec.temperature());
      case SMOOTHED -> new SmoothedCrossEntropy(spec.smoothing());
      case DKD ->
          new DecoupledLoss(spec.dkdAlpha(), spec.dkdBeta(), spec.temperature(), 1).inEpoch(epoch);
    };
  }

  /** The word used in YAML, file names and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
