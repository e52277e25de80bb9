package io.github.distill4j.loss;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Content;
import io.github.distill4j.label.Target;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Decoupled knowledge distillation (Zhao et al. 2022) from an example's class y and a teacher's
 * logits:
 *
 * <pre>  L = CE(y, softmax(z_s)) + w·T²·(α·TCKD + β·NCKD)</pre>
 *
 * <p>At temperature T, TCKD is the divergence between the two nets' (target, rest) probabilities
 * and NCKD that between their probabilities among the other classes, so that KL = TCKD + (1 −
 * p_target of the teacher)·NCKD. With d = z_target/T − log Σ_rest exp(z/T) the target's probability
 * is sigmoid(d), which keeps both ends exact. The target is the largest label. With two classes
 * NCKD is 0.
 *
 * @param alpha α, weight of TCKD, 0 to 1,000,000; default 1, the paper's
 * @param beta β, weight of NCKD, 0 to 1,000,000; default 8 (the paper's are 2 to 8)
 * @param temperature T, 0.001 to 1,000,000; default 4
 * @param weight w, 0 to 1; default 1
 * @param warmUp epochs over which the weight rises to w, 0 for none; default 20, the paper's
 */
public record DecoupledLoss(
    @JsonProperty("alpha") Double alpha,
    @JsonProperty("beta") Double beta,
    @JsonProperty("temperature") Double temperature,
    @JsonProperty("weight") Double weight,
    @JsonProperty("warmUp") Integer warmUp)
    implements Loss {

  public DecoupledLoss {
    alpha = Range.weight("alpha").of(alpha, 1);
    beta = Range.weight("beta").of(beta, 8);
    temperature = Range.TEMPERATURE.of(temperature, 4);
    weight = Range.share("weight").of(weight, 1);
    warmUp = warmUp == null ? 20 : warmUp;
    if (warmUp < 0) {
      throw new UserMistake("warm-up: found %d, expected 0 or more epochs", warmUp);
    }
  }

  /** The same loss at the weight of an epoch: w·min(epoch / warm-up, 1). */
  @Override
  public Loss inEpoch(int epoch) {
    double risen = warmUp == 0 ? 1 : Math.min(epoch / (double) warmUp, 1);
    return new DecoupledLoss(alpha, beta, temperature, weight * risen, 0);
  }

  @Override
  public List<Content> reads() {
    return List.of(Content.CLASS, Content.LOGITS);
  }

  @Override
  public double example(double[] logits, Target label, double[] gradient) {
    double[] hot = label.get(Content.CLASS);
    int target = largest(hot);
    TargetSplit student = TargetSplit.of(logits, target, temperature);
    TargetSplit teacher = TargetSplit.of(label.get(Content.LOGITS), target, temperature);
    double hard = CrossEntropy.of(logits, hot, gradient);
    double pull = alpha * (student.p() - teacher.p());
    for (int k = 0; k < logits.length; k++) {
      double rest = student.rest().p[k];
      double soft = k == target ? pull : beta * (rest - teacher.rest().p[k]) - pull * rest;
      gradient[k] += weight * temperature * soft;
    }
    double soft =
        alpha * teacher.targetDivergence(student) + beta * teacher.restDivergence(student);
    return hard + weight * temperature * temperature * soft;
  }

  private static int largest(double[] labels) {
    int largest = 0;
    for (int k = 1; k < labels.length; k++) {
      largest = labels[k] > labels[largest] ? k : largest;
    }
    return largest;
  }
}
