package io.github.distill4j.loss;

import io.github.distill4j.label.Content;
import io.github.distill4j.label.Target;
import java.util.List;

/**
 * Cross-entropy with a distribution y, one-hot for hard labels: CE = −Σ y_k log softmax(z)_k, with
 * derivative softmax(z)_k·Σy − y_k. Any weights of at least 0 do.
 */
public record CrossEntropy() implements Loss {

  @Override
  public List<Content> reads() {
    return List.of(Content.DISTRIBUTION);
  }

  @Override
  public double example(double[] logits, Target target, double[] gradient) {
    return of(logits, target.get(Content.DISTRIBUTION), gradient);
  }

  static double of(double[] logits, double[] labels, double[] gradient) {
    Softmax student = Softmax.of(logits, 1);
    double loss = 0;
    double weight = 0;
    for (int k = 0; k < logits.length; k++) {
      loss -= labels[k] == 0 ? 0 : labels[k] * student.logs[k];
      weight += labels[k];
    }
    for (int k = 0; k < logits.length; k++) {
      gradient[k] = weight * student.p[k] - labels[k];
    }
    return loss;
  }
}
