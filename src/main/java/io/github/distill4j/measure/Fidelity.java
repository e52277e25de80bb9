package io.github.distill4j.measure;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;

/**
 * How closely a student follows its teacher on the same examples.
 *
 * @param agreement share of examples on which both predict the same class, in [0, 1]
 * @param kl mean KL(teacher ‖ student) at temperature 1, in nats
 * @param logitDistance √(mean_i ‖(z_i − z̄_i) − (t_i − t̄_i)‖²) between the student's logits z and
 *     the teacher's t, each example's less their own mean over the classes, since softmax does not
 *     see what all classes share
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
   * @param labels the class of each example
   * @throws UserMistake when the three do not have the same size, or are empty
   */
  public static Fidelity of(Logits student, Logits teacher, int[] labels) {
    Quality.requirePairs(student, labels);
    int n = student.size();
    if (n != teacher.size() || student.classes() != teacher.classes()) {
      throw new UserMistake("cannot compare %s with %s", student, teacher);
    }
    double kl = 0;
    double squares = 0;
    Mistakes mistakes = new Mistakes();
    for (int i = 0; i < n; i++) {
      kl += divergence(teacher.logProbabilities(i, 1), student.logProbabilities(i, 1));
      squares += centredSquares(student, teacher, i);
      mistakes.add(student.prediction(i), teacher.prediction(i), labels[i]);
    }
    double distance = Math.sqrt(squares / n);
    return new Fidelity(
        (double) mistakes.same / n, kl / n, distance, mistakes.sameWrong(), mistakes.rescued());
  }

  private static double divergence(double[] logP, double[] logQ) {
    double sum = 0;
    for (int k = 0; k < logP.length; k++) {
      sum += StrictMath.exp(logP[k]) * (logP[k] - logQ[k]);
    }
    return sum;
  }

  /** The differences' squared distance from their own mean, which equals centring both first. */
  private static double centredSquares(Logits student, Logits teacher, int example) {
    int classes = student.classes();
    double[] difference = new double[classes];
    double mean = 0;
    for (int k = 0; k < classes; k++) {
      difference[k] = (double) student.logit(example, k) - teacher.logit(example, k);
      mean += difference[k] / classes;
    }
    double sum = 0;
    for (double each : difference) {
      sum += (each - mean) * (each - mean);
    }
    return sum;
  }

  /** Where the two models' predictions meet, and what the student makes of the teacher's errors. */
  private static final class Mistakes {

    private int same;
    private int teacherWrong;
    private int bothSoWrong;
    private int studentRight;

    void add(int student, int teacher, int label) {
      same += student == teacher ? 1 : 0;
      if (teacher != label) {
        teacherWrong++;
        bothSoWrong += student == teacher ? 1 : 0;
        studentRight += student == label ? 1 : 0;
      }
    }

    double sameWrong() {
      return teacherWrong == 0 ? Double.NaN : (double) bothSoWrong / teacherWrong;
    }

    double rescued() {
      return teacherWrong == 0 ? Double.NaN : (double) studentRight / teacherWrong;
    }
  }
}
