package io.github.distill4j.study;

import io.github.distill4j.train.TrainingProgress;

/** Hears how a study goes on. */
public interface StudyProgress {

  /** Ignores everything. */
  StudyProgress SILENT = new StudyProgress() {};

  /**
   * A trial is about to be trained.
   *
   * @param number of this trial, counted from 1, finished ones and teachers included
   * @param of how many there are
   * @return hears of its batches and epochs
   */
  default TrainingProgress trial(int number, int of) {
    return TrainingProgress.SILENT;
  }

  /**
   * A trial has just finished.
   *
   * @param result what it gave
   * @param standing the study's, this trial included
   */
  default void finished(TrialResult result, Standing standing) {}

  /**
   * A trial has just diverged.
   *
   * @param trial what is kept of it
   * @param standing the study's, this trial included
   */
  default void diverged(DivergedTrial trial, Standing standing) {}
}
