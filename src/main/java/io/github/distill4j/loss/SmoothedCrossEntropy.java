package io.github.distill4j.loss;

import io.github.distill4j.UserMistake;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Label smoothing (Szegedy et al. 2016): cross-entropy against (1 − ε)·y_k + ε/K.
 *
 * <p>Teacher logits behind the labels are ignored.
 *
 * @param epsilon ε, 0 (hard labels) to 1 (uniform labels)
 */
public record SmoothedCrossEntropy(@JsonProperty("epsilon") double epsilon) implements LogitLoss {

  /** Checks ε. */
  public SmoothedCrossEntropy {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new UserMistake("loss.smoothing: found %s, expected 0 to 1", epsilon);
    }
  }

  @Override
  public boolean accepts(int width, int classes) {
    return width == classes || width == 2 * classes;
  }

  @Override
  public double example(double[] logits, double[] labels, double[] gradient) {
    double[] smoothed = new double[logits.length];
    for (int k = 0; k < logits.length; k++) {
      smoothed[k] = (1 - epsilon) * labels[k] + epsilon / logits.length;
    }
    return new CrossEntropy().example(logits, smoothed, gradient);
  }
}
