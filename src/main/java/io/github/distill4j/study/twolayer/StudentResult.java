package io.github.distill4j.study.twolayer;

import io.github.distill4j.train.stack.Course;
import java.util.List;

/**
 * What became of one student.
 *
 * @param labels what it learnt
 * @param course its risks on the training images over the steps, averaged and last, and how far its
 *     units moved (at most B/√m each); its {@code student} has width, seed, rate and radius
 * @param looks at the validation images, the last one after the last step
 * @param test accuracy on test images after the last step, in [0, 1], read once
 */
public record StudentResult(ArmLabels labels, Course course, List<Look> looks, double test) {

  /** Copies the list. */
  public StudentResult {
    looks = List.copyOf(looks);
  }

  /**
   * Accuracy on the validation images at one time.
   *
   * @param step how many steps had been taken
   * @param validation accuracy in [0, 1]
   */
  public record Look(int step, double validation) {}

  /** Accuracy on the validation images after the last step. */
  public double validation() {
    return looks.get(looks.size() - 1).validation();
  }

  /** B/√m: how far a unit may move; infinite without projection. */
  public double reach() {
    return course.student().radius() / Math.sqrt(course.student().width());
  }
}
