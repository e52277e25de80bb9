package io.github.distill4j.label;

import io.github.distill4j.UserMistake;
import java.util.Arrays;

/**
 * What a model says of n examples over K classes, as logits.
 *
 * @param values n × K numbers, example by example
 * @param classes K, at least 2
 * @param provenance where they come from, for instance a teacher's checksum
 */
public record Logits(float[] values, int classes, String provenance) {

  public Logits {
    if (classes < 2 || values.length % classes != 0) {
      throw new UserMistake(
          "logits of %s: %d values do not make rows of %d classes",
          provenance, values.length, classes);
    }
    for (float logit : values) {
      if (!Float.isFinite(logit)) {
        throw new UserMistake("logits of %s hold %s; expected finite numbers", provenance, logit);
      }
    }
  }

  /** Number of examples. */
  public int size() {
    return values.length / classes;
  }

  /** The logit of an example for a class. */
  public float logit(int example, int k) {
    return values[example * classes + k];
  }

  /** The class with the largest logit; the first of equals. */
  public int prediction(int example) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (logit(example, k) > logit(example, best)) {
        best = k;
      }
    }
    return best;
  }

  /**
   * Class probabilities of one example at a temperature.
   *
   * @param temperature T above 0; {@code softmax(z / T)}
   * @return K probabilities that sum to one
   */
  public double[] probabilities(int example, double temperature) {
    double[] p = new double[classes];
    double largest = logit(example, prediction(example));
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      p[k] = StrictMath.exp((logit(example, k) - largest) / temperature);
      sum += p[k];
    }
    for (int k = 0; k < classes; k++) {
      p[k] /= sum;
    }
    return p;
  }

  /**
   * Logarithms of the class probabilities of one example at a temperature, finite for any finite
   * logits.
   *
   * @param temperature T above 0; {@code log softmax(z / T)}
   */
  public double[] logProbabilities(int example, double temperature) {
    double[] logP = new double[classes];
    double largest = logit(example, prediction(example));
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      logP[k] = (logit(example, k) - largest) / temperature;
      sum += StrictMath.exp(logP[k]);
    }
    double logSum = StrictMath.log(sum);
    for (int k = 0; k < classes; k++) {
      logP[k] -= logSum;
    }
    return logP;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Logits that
        && classes == that.classes
        && provenance.equals(that.provenance)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + classes;
  }

  @Override
  public String toString() {
    return size() + " × " + classes + " logits of " + provenance;
  }
}
