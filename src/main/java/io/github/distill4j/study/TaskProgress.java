package io.github.distill4j.study;

import io.github.distill4j.train.Epoch;
import io.github.distill4j.train.TrainingProgress;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells a study's progress how one of its tasks goes on.
 *
 * @param study hears of it
 * @param number of the task, counted from 1
 * @param of how many tasks there are
 */
public record TaskProgress(Progress study, int number, int of) implements TrainingProgress {

  @Override
  public void unreadable(Path checkpoint) {
    study.warned(checkpoint + ": damaged; this trial starts again at its first epoch");
  }

  @Override
  public void started(String run, String unit, long done, long total) {
    study.started(run, number, of, new Progress.Steps(unit, done, total));
  }

  @Override
  public void said(String words) {
    study.said(words, words);
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
