package io.github.distill4j.study;

import io.github.distill4j.train.Epoch;
import io.github.distill4j.train.TrainingProgress;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells a study's progress what a trainer tells.
 *
 * @param study hears of it
 * @param number of the trial, counted from 1
 * @param of how many trials there are
 */
record TrialProgress(Progress study, int number, int of) implements TrainingProgress {

  @Override
  public void unreadable(Path checkpoint) {
    study.warned(checkpoint + ": damaged; this trial starts again at its first epoch");
  }

  @Override
  public void started(String run, long done, long total) {
    study.started(run, number, of, new Progress.Steps("images", done, total));
  }

  @Override
  public void advanced(int images) {
    study.advanced(images);
  }

  @Override
  public void finished(Epoch epoch) {
    double percent = 100 * epoch.validationAccuracy();
    study.said(
        String.format(
            Locale.ROOT, "epoch %d  validation accuracy %.2f %%", epoch.number(), percent),
        String.format(Locale.ROOT, "validation %.1f %%", percent));
  }
}
