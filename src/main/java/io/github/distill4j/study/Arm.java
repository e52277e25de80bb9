package io.github.distill4j.study;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.DecoupledLoss;
import io.github.distill4j.loss.DistillationLoss;
import io.github.distill4j.loss.SmoothedCrossEntropy;
import java.util.Locale;
import java.util.Set;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** One way to train the student. */
public enum Arm {
  /** Cross-entropy with the hard labels: what the student reaches without a teacher. */
  HARD,
  /** The teacher's soft labels alone: the distillation loss with α = 1. */
  SOFT,
  /** Both: the distillation loss with the study's α. */
  MIXED,
  /** Hard labels smoothed by ε: softness without a teacher. */
  SMOOTHED,
  /** Hard labels and decoupled distillation (Zhao et al. 2022). */
  DKD;

  /** The keys of the loss section that this arm's loss reads. */
  private Set<String> lossKeys() {
    return switch (this) {
      case HARD -> Set.of();
      case SOFT -> Set.of("temperature");
      case MIXED -> Set.of("temperature", "alpha");
      case SMOOTHED -> Set.of("smoothing");
      case DKD -> Set.of("temperature", "dkd-alpha", "dkd-beta");
    };
  }

  /** Whether the loss reads the teacher's logits: whenever it has a temperature for them. */
  public boolean asksTeacher() {
    return lossKeys().contains("temperature");
  }

  /**
   * Whether a key of the study decides the numbers of this arm's students.
   *
   * @param key a path in the spec, such as {@code loss.temperature}
   */
  boolean reads(String key) {
    String name = key.substring(key.indexOf('.') + 1);
    return switch (key.substring(0, Math.max(0, key.indexOf('.')))) {
      case "data", "student" -> true;
      case "teacher" -> asksTeacher();
      case "loss" -> lossKeys().contains(name);
      default -> false;
    };
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
