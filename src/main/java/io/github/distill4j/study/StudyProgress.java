package io.github.distill4j.study;

import io.github.distill4j.train.TrainingProgress;

/** Hears how a study goes on. */
public interface StudyProgress {

  /** Ignores everything. */
  StudyProgress SILENT = new StudyProgress() {};

  /**
   * A trial is about to be trained.
   *
   * @param number of this trial, counted from 1, the teacher included
   * @param of how many there are
   * @return hears of its batches and epochs
   */
  default TrainingProgress trial(int number, int of) {
    return TrainingProgress.SILENT;
  }

  /** A trial has finished, now or in an earlier process. */
  default void finished(TrialResult result) {}
}
