package io.github.distill4j.loss;

import io.github.distill4j.label.Content;
import io.github.distill4j.label.Target;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Label smoothing (Szegedy et al. 2016): cross-entropy against (1 − ε)·y_k + ε/K.
 *
 * @param epsilon ε, 0 (labels as they are) to 1 (uniform labels); default 0.1
 */
public record SmoothedCrossEntropy(@JsonProperty("epsilon") Double epsilon) implements Loss {

  public SmoothedCrossEntropy {
    epsilon = Range.share("epsilon").of(epsilon, 0.1);
  }

  @Override
  public List<Content> reads() {
    return List.of(Content.DISTRIBUTION);
  }

  @Override
  public double example(double[] logits, Target target, double[] gradient) {
    double[] smoothed = target.get(Content.DISTRIBUTION);
    for (int k = 0; k < logits.length; k++) {
      smoothed[k] = (1 - epsilon) * smoothed[k] + epsilon / logits.length;
    }
    return CrossEntropy.of(logits, smoothed, gradient);
  }
}
