package io.github.distill4j.study;

import io.github.distill4j.train.RunName;

/**
 * Names each run after everything that decides its numbers.
 *
 * @param images checksum of the images
 */
record RunNames(String images) {

  /** A teacher's numbers depend on no arm. */
  RunName teacher(Cohort cohort) {
    return new RunName(cohort.teacher(), Fingerprint.of(images, cohort.spec().teacher()));
  }

  /**
   * A student's numbers depend on its arm's own loss, and on the teacher only if the arm asks it.
   *
   * @param teacher checksum of the teacher's parameters
   */
  RunName student(Trial trial, String teacher) {
    StudySpec spec = trial.spec();
    String asked = trial.arm().asksTeacher() ? teacher : "";
    return new RunName(
        trial.id(),
        Fingerprint.of(
            images,
            spec.student(),
            trial.arm().loss(spec.loss()),
            trial.arm().labels().identity(),
            trial.seed(),
            asked));
  }
}
