package io.github.distill4j.loss;

import io.github.distill4j.UserMistake;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Knowledge distillation (Hinton, Vinyals and Dean 2015) from [one-hot | teacher logits], [N, 2K]:
 *
 * <pre>  L = (1 − α)·CE(y, softmax(z_s)) + α·T²·KL(softmax(z_t/T) ‖ softmax(z_s/T))
 *  dL/dz_s = (1 − α)·(softmax(z_s) − y) + α·T·(softmax(z_s/T) − softmax(z_t/T))</pre>
 *
 * <p>KL is the sum over classes.
 *
 * @param alpha α, the teacher's weight, 0 to 1
 * @param temperature T, 0.001 to 1,000,000
 */
public record DistillationLoss(
    @JsonProperty("alpha") double alpha, @JsonProperty("temperature") double temperature)
    implements LogitLoss {

  /** Checks α and T. */
  public DistillationLoss {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new UserMistake(
          "loss.alpha: found %s, expected 0 (labels only) to 1 (teacher only)", alpha);
    }
    Teacher.checkTemperature(temperature);
  }

  @Override
  public boolean accepts(int width, int classes) {
    return width == 2 * classes;
  }

  @Override
  public double example(double[] logits, double[] labels, double[] gradient) {
    double hard = new CrossEntropy().example(logits, labels, gradient);
    Softmax student = Softmax.of(logits, temperature);
    Softmax teacher = Softmax.of(Teacher.logits(labels), temperature);
    for (int k = 0; k < logits.length; k++) {
      double soft = temperature * (student.p[k] - teacher.p[k]);
      gradient[k] = (1 - alpha) * gradient[k] + alpha * soft;
    }
    return (1 - alpha) * hard + alpha * temperature * temperature * teacher.divergence(student);
  }
}
