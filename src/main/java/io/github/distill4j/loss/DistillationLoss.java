package io.github.distill4j.loss;

import io.github.distill4j.label.Content;
import io.github.distill4j.label.Target;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Knowledge distillation (Hinton, Vinyals and Dean 2015) from an example's class y and a teacher's
 * logits z_t:
 *
 * <pre>  L = (1 − α)·CE(y, softmax(z_s)) + α·T²·KL(softmax(z_t/T) ‖ softmax(z_s/T))
 *  dL/dz_s = (1 − α)·(softmax(z_s) − y) + α·T·(softmax(z_s/T) − softmax(z_t/T))</pre>
 *
 * <p>KL is the sum over classes.
 *
 * @param alpha α, the teacher's weight, 0 to 1; default 0.9
 * @param temperature T, 0.001 to 1,000,000; default 4
 */
public record DistillationLoss(
    @JsonProperty("alpha") Double alpha, @JsonProperty("temperature") Double temperature)
    implements Loss {

  private static final Range ALPHA =
      new Range("alpha", 0, 1, "0 (labels only) to 1 (teacher only)");

  public DistillationLoss {
    alpha = ALPHA.of(alpha, 0.9);
    temperature = Range.TEMPERATURE.of(temperature, 4);
  }

  @Override
  public List<Content> reads() {
    return List.of(Content.CLASS, Content.LOGITS);
  }

  @Override
  public double example(double[] logits, Target target, double[] gradient) {
    double hard = CrossEntropy.of(logits, target.get(Content.CLASS), gradient);
    Softmax student = Softmax.of(logits, temperature);
    Softmax teacher = Softmax.of(target.get(Content.LOGITS), temperature);
    for (int k = 0; k < logits.length; k++) {
      double soft = temperature * (student.p[k] - teacher.p[k]);
      gradient[k] = (1 - alpha) * gradient[k] + alpha * soft;
    }
    return (1 - alpha) * hard + alpha * temperature * temperature * teacher.divergence(student);
  }
}
