package io.github.distill4j.measure;

import io.github.distill4j.label.Logits;
import java.util.OptionalDouble;

/**
 * √(mean_i ‖(z_i − z̄_i) − (t_i − t̄_i)‖²) between the student's logits z and the teacher's t, each
 * example's less their own mean over the classes, since softmax does not see what all classes
 * share.
 */
record LogitDistance() implements Measure {

  @Override
  public Description description() {
    return new Description(
        "logit-distance", "logit distance", "", 2, Direction.LOWER, Group.LIKENESS);
  }

  @Override
  public OptionalDouble of(Outputs student) {
    return student.meanBeside((teacher, i) -> centredSquares(student, teacher, i)).stream()
        .map(Math::sqrt)
        .findFirst();
  }

  /** The differences' squared distance from their own mean, which equals centring both first. */
  private static double centredSquares(Outputs student, Logits teacher, int example) {
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
}
