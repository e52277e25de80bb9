package io.github.distill4j.measure;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;

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

  private static final int FEW = 5;

  /**
   * Measures outputs at temperature 1.
   *
   * <p>ECE = Σ_b (n_b/n)·|accuracy_b − confidence_b|, the bins (b/15, (b+1)/15] taken over the
   * probability of the predicted class (Guo et al. 2017, equation 3).
   *
   * @param outputs the model's logits
   * @param labels the class of each example
   * @return the measures
   * @throws UserMistake when there is no example or the counts differ
   */
  public static Quality of(Logits outputs, int[] labels) {
    return of(outputs, labels, 1);
  }

  /** Measures softmax(z / T); accuracy and top 5 are the same for every T. */
  static Quality of(Logits outputs, int[] labels, double temperature) {
    requirePairs(outputs, labels);
    int correct = 0;
    int amongFew = 0;
    double nll = 0;
    double brier = 0;
    for (int i = 0; i < labels.length; i++) {
      int rank = rank(outputs, i, labels[i]);
      correct += rank == 0 ? 1 : 0;
      amongFew += rank < FEW ? 1 : 0;
      nll -= outputs.logProbabilities(i, temperature)[labels[i]];
      brier += squaredDistance(outputs.probabilities(i, temperature), labels[i]);
    }
    double n = labels.length;
    Double top5 = outputs.classes() > FEW ? amongFew / n : null;
    double ece = calibration(outputs, labels, temperature).error();
    return new Quality(correct / n, top5, nll / n, brier / n, ece);
  }

  static Calibration calibration(Logits outputs, int[] labels, double temperature) {
    Calibration calibration = new Calibration(BINS);
    for (int i = 0; i < labels.length; i++) {
      int predicted = outputs.prediction(i);
      double confidence = outputs.probabilities(i, temperature)[predicted];
      calibration.add(confidence, predicted == labels[i]);
    }
    return calibration;
  }

  static void requirePairs(Logits outputs, int[] labels) {
    if (labels.length == 0 || labels.length != outputs.size()) {
      throw new UserMistake("%d outputs for %d labels", outputs.size(), labels.length);
    }
  }

  /** How many classes come before the label; of equals the first comes first. */
  private static int rank(Logits outputs, int example, int label) {
    float own = outputs.logit(example, label);
    int before = 0;
    for (int k = 0; k < outputs.classes(); k++) {
      float other = outputs.logit(example, k);
      before += other > own || (other == own && k < label) ? 1 : 0;
    }
    return before;
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
