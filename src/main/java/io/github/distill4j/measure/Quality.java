package io.github.distill4j.measure;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.SoftLabels;

/**
 * How good a model's outputs are against the hard labels.
 *
 * @param accuracy share of examples whose most probable class is the label, in [0, 1]
 * @param top5 share of examples whose label is among the five most probable classes; null when
 *     there are no more than five
 * @param nll mean negative log-likelihood of the label, in nats
 * @param brier mean squared distance between the probabilities and the one-hot label, in [0, 2]
 * @param ece expected calibration error over {@value #BINS} bins, in [0, 1]
 */
public record Quality(double accuracy, Double top5, double nll, double brier, double ece) {

  /** Bins of equal width over the confidence, as in Guo et al. 2017. */
  public static final int BINS = 15;

  /**
   * Measures outputs at temperature 1.
   *
   * <p>ECE = Σ_b (n_b/n)·|accuracy_b − confidence_b|, the bins (b/15, (b+1)/15] taken over the
   * probability of the predicted class (Guo et al. 2017, equation 3).
   *
   * @param outputs the model's logits
   * @param labels the class of each example
   * @return the four measures
   * @throws UserMistake when there is no example or the counts differ
   */
  public static Quality of(SoftLabels outputs, int[] labels) {
    if (labels.length == 0 || labels.length != outputs.size()) {
      throw new UserMistake("%d outputs for %d labels", outputs.size(), labels.length);
    }
    Calibration calibration = new Calibration(BINS);
    int correct = 0;
    double nll = 0;
    double brier = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] p = outputs.probabilities(i, 1);
      int predicted = outputs.prediction(i);
      boolean right = predicted == labels[i];
      correct += right ? 1 : 0;
      nll -= outputs.logProbabilities(i)[labels[i]];
      brier += squaredDistance(p, labels[i]);
      calibration.add(p[predicted], right);
    }
    double n = labels.length;
    return new Quality(correct / n, null, nll / n, brier / n, calibration.error());
  }

  private static double squaredDistance(double[] p, int label) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double d = p[k] - (k == label ? 1 : 0);
      sum += d * d;
    }
    return sum;
  }
}
