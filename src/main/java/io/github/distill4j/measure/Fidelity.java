package io.github.distill4j.measure;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.SoftLabels;

/**
 * How closely a student follows its teacher on the same examples.
 *
 * @param agreement share of examples on which both predict the same class, in [0, 1]
 * @param kl mean KL(teacher ‖ student) at temperature 1, in nats
 * @param logitDistance √(mean_i ‖(z_i − z̄_i) − (t_i − t̄_i)‖²) between the student's logits z and
 *     the teacher's t, each less its own mean over the classes, which softmax does not see
 * @param sameWrong share of the teacher's mistakes in which the student predicts the teacher's
 *     wrong class, in [0, 1]; not a number when the teacher makes none
 * @param rescued share of the teacher's mistakes in which the student is right; likewise
 */
public record Fidelity(
    double agreement, double kl, double logitDistance, double sameWrong, double rescued) {

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
    return new Fidelity((double) same / n, kl / n, Double.NaN, Double.NaN, Double.NaN);
  }

  private static double divergence(double[] logP, double[] logQ) {
    double sum = 0;
    for (int k = 0; k < logP.length; k++) {
      sum += Math.exp(logP[k]) * (logP[k] - logQ[k]);
    }
    return sum;
  }
}
