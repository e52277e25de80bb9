package io.github.distill4j.measure;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.SoftLabels;

/**
 * How closely a student follows its teacher on the same examples.
 *
 * @param agreement share of examples on which both predict the same class, in [0, 1]
 * @param kl mean KL(teacher ‖ student) at temperature 1, in nats
 */
public record Fidelity(double agreement, double kl) {

  /**
   * Compares two models' outputs.
   *
   * @param student logits of the student
   * @param teacher logits of the teacher, for the same examples in the same order
   * @return agreement and divergence
   * @throws UserMistake when the two do not have the same size, or are empty
   */
  public static Fidelity of(SoftLabels student, SoftLabels teacher) {
    int n = student.size();
    if (n == 0 || n != teacher.size() || student.classes() != teacher.classes()) {
      throw new UserMistake("cannot compare %s with %s", student, teacher);
    }
    int same = 0;
    double kl = 0;
    for (int i = 0; i < n; i++) {
      same += student.prediction(i) == teacher.prediction(i) ? 1 : 0;
      kl += divergence(teacher.logProbabilities(i), student.logProbabilities(i));
    }
    return new Fidelity((double) same / n, kl / n);
  }

  private static double divergence(double[] logP, double[] logQ) {
    double sum = 0;
    for (int k = 0; k < logP.length; k++) {
      sum += Math.exp(logP[k]) * (logP[k] - logQ[k]);
    }
    return sum;
  }
}
