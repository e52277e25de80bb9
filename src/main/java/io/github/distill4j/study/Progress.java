package io.github.distill4j.study;

import io.github.distill4j.train.TrainingProgress;

/** Hears how a study goes on. */
public interface Progress {

  /** Ignores everything. */
  Progress SILENT = new Progress() {};

  /**
   * A task begins.
   *
   * @param task that begins
   * @param number of this task, counted from 1, finished ones included
   * @param of how many there are
   * @return hears of its steps
   */
  default TrainingProgress begun(Task task, int number, int of) {
    return TrainingProgress.SILENT;
  }

  /**
   * A task has just finished.
   *
   * @param result what it gave
   * @param standing the study's, this task included
   */
  default void finished(Result result, Standing standing) {}

  /**
   * A task has just diverged.
   *
   * @param task what is kept of it
   * @param standing the study's, this task included
   */
  default void diverged(DivergedTrial task, Standing standing) {}
}
