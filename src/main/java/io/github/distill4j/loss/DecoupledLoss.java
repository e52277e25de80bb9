package io.github.distill4j.loss;

import io.github.distill4j.UserMistake;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Decoupled knowledge distillation (Zhao et al. 2022) from [one-hot | teacher logits], [N, 2K]:
 *
 * <pre>  L = CE(y, softmax(z_s)) + w·T²·(α·TCKD + β·NCKD)</pre>
 *
 * <p>At temperature T, TCKD is the divergence between the two nets' (target, rest) probabilities
 * and NCKD that between their probabilities among the other classes, so that KL = TCKD + (1 −
 * p_target of the teacher)·NCKD. With d = z_target/T − log Σ_rest exp(z/T) the target's probability
 * is sigmoid(d), which keeps both ends exact. The target is the largest label. With two classes
 * NCKD is 0.
 *
 * @param alpha α, weight of TCKD, 0 to 1,000,000 (the paper's is 1)
 * @param beta β, weight of NCKD, 0 to 1,000,000 (the paper's is 2 to 8)
 * @param temperature T, 0.001 to 1,000,000
 * @param warmUp w, 0 to 1; see {@link #inEpoch}
 */
public record DecoupledLoss(
    @JsonProperty("alpha") double alpha,
    @JsonProperty("beta") double beta,
    @JsonProperty("temperature") double temperature,
    @JsonProperty("warmUp") double warmUp)
    implements LogitLoss {

  /** Checks the weights and T. */
  public DecoupledLoss {
    checkWeight("loss.dkd-alpha", alpha, 1e6);
    checkWeight("loss.dkd-beta", beta, 1e6);
    checkWeight("warm-up", warmUp, 1);
    Teacher.checkTemperature(temperature);
  }

  /**
   * The same loss as the paper weights it in an epoch: w = min(epoch / 20, 1).
   *
   * @param epoch the first is 1
   */
  public DecoupledLoss inEpoch(int epoch) {
    return new DecoupledLoss(alpha, beta, temperature, Math.min(epoch / 20.0, 1));
  }

  @Override
  public boolean accepts(int width, int classes) {
    return width == 2 * classes && classes >= 2;
  }

  @Override
  public double example(double[] logits, double[] labels, double[] gradient) {
    int target = largest(labels, logits.length);
    TargetSplit student = TargetSplit.of(logits, target, temperature);
    TargetSplit teacher = TargetSplit.of(Teacher.logits(labels), target, temperature);
    double hard = new CrossEntropy().example(logits, labels, gradient);
    double pull = alpha * (student.p() - teacher.p());
    for (int k = 0; k < logits.length; k++) {
      double rest = student.rest().p[k];
      double soft = k == target ? pull : beta * (rest - teacher.rest().p[k]) - pull * rest;
      gradient[k] += warmUp * temperature * soft;
    }
    double soft =
        alpha * teacher.targetDivergence(student) + beta * teacher.restDivergence(student);
    return hard + warmUp * temperature * temperature * soft;
  }

  private static int largest(double[] labels, int classes) {
    int largest = 0;
    for (int k = 1; k < classes; k++) {
      largest = labels[k] > labels[largest] ? k : largest;
    }
    return largest;
  }

  private static void checkWeight(String key, double weight, double most) {
    if (!(weight >= 0 && weight <= most)) {
      throw new UserMistake("%s: found %s, expected 0 to %.0f", key, weight, most);
    }
  }
}
