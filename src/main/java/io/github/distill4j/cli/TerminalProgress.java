package io.github.distill4j.cli;

import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.StudyPlan;
import io.github.distill4j.study.StudyProgress;
import io.github.distill4j.study.TrialResult;
import io.github.distill4j.train.Epoch;
import io.github.distill4j.train.TrainingProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** A bar for the running trial, and one lasting line for each finished one. */
final class TerminalProgress implements StudyProgress {

  private final PrintWriter terminal;
  private final boolean watched;
  private final int widest;

  /**
   * Progress on a terminal or in a log.
   *
   * @param terminal where lasting lines go
   * @param watched whether a bar that redraws itself makes sense there
   * @param plan whose trials' names the lines must hold
   */
  TerminalProgress(PrintWriter terminal, boolean watched, StudyPlan plan) {
    this.terminal = terminal;
    this.watched = watched;
    this.widest = plan.trials().stream().mapToInt(String::length).max().orElse(1);
  }

  @Override
  public TrainingProgress trial(int number, int of) {
    String place = number + "/" + of;
    return watched ? new Bar(place) : new Lines(place);
  }

  @Override
  public void finished(TrialResult result, Standing standing) {
    terminal.printf(
        Locale.ROOT,
        "%-" + widest + "s  test accuracy %6.2f %%   epoch %2d of %2d   %6.1f s%s%n",
        result.trial(),
        100 * result.accuracy(),
        result.bestEpoch(),
        result.epochs().size(),
        result.timing().trainingSeconds(),
        timeLeft(standing));
    terminal.flush();
  }

  @Override
  public void diverged(DivergedTrial trial, Standing standing) {
    terminal.printf(
        Locale.ROOT, "%-" + widest + "s  %s%s%n", trial.trial(), trial.words(), timeLeft(standing));
    terminal.flush();
  }

  private static String timeLeft(Standing standing) {
    return standing.toTrain() == 0
        ? ""
        : standing.timeLeft().map(left -> "   about " + PlanText.clock(left) + " left").orElse("");
  }

  private void tellDamage(Path checkpoint) {
    terminal.printf(
        Locale.ROOT, "%s: damaged; this trial starts again at its first epoch%n", checkpoint);
    terminal.flush();
  }

  /** Where nobody watches: one line an epoch, for the log the output goes to. */
  private final class Lines implements TrainingProgress {

    private final String place;
    private String run;

    Lines(String place) {
      this.place = place;
    }

    @Override
    public void unreadable(Path checkpoint) {
      tellDamage(checkpoint);
    }

    @Override
    public void started(String name, long done, long total) {
      run = name;
    }

    @Override
    public void finished(Epoch epoch) {
      terminal.printf(
          Locale.ROOT,
          "%s (%s)  epoch %d  validation accuracy %.2f %%%n",
          run,
          place,
          epoch.number(),
          100 * epoch.validationAccuracy());
      terminal.flush();
    }
  }

  /** One trial's bar: images done, images a second, time left, last validation accuracy. */
  private final class Bar implements TrainingProgress {

    private final String place;
    private ProgressBar bar;

    Bar(String place) {
      this.place = place;
    }

    @Override
    public void unreadable(Path checkpoint) {
      tellDamage(checkpoint);
    }

    @Override
    public void started(String run, long done, long total) {
      bar = TerminalBar.of(run + " (" + place + ")", "images", done, total);
    }

    @Override
    public void advanced(int images) {
      bar.stepBy(images);
    }

    @Override
    public void finished(Epoch epoch) {
      bar.setExtraMessage(
          String.format(Locale.ROOT, " validation %.1f %%", 100 * epoch.validationAccuracy()));
    }

    @Override
    public void ended() {
      bar.close();
    }
  }
}
