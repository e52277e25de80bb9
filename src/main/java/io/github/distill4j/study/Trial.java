package io.github.distill4j.study;

/**
 * One arm with one seed: everything needed to train one student anywhere.
 *
 * @param spec the study it belongs to
 * @param arm how the student is trained
 * @param seed fixes initialisation, order of the examples and augmentation; the same in every arm
 */
public record Trial(StudySpec spec, Arm arm, int seed) {

  /** Names the trial's files, for instance {@code soft-3}. */
  public String id() {
    return arm.word() + "-" + seed;
  }
}
