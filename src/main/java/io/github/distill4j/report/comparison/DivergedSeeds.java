package io.github.distill4j.report.comparison;

import io.github.distill4j.study.DivergedTrial;
import java.util.List;
import java.util.Locale;

/**
 * The seeds with which an arm has no numbers at one setting, since it diverged.
 *
 * @param arm with the trials that have numbers, if any
 * @param trials those that have none, by seed
 */
public record DivergedSeeds(ArmRuns arm, List<DivergedTrial> trials) {

  /** Copies the list. */
  public DivergedSeeds {
    trials = List.copyOf(trials);
  }

  /** Seeds that have ended, with numbers or without. */
  public int of() {
    return arm.trials().size() + trials.size();
  }

  /** As in {@code 2 of 7 seeds of soft T=4}; a teacher by its name alone. */
  @Override
  public String toString() {
    return arm.isTeacher()
        ? arm.name()
        : String.format(Locale.ROOT, "%d of %d seeds of %s", trials.size(), of(), arm.name());
  }
}
