package io.github.distill4j.report.comparison;

import io.github.distill4j.ShownText;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Results;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StudySpec;
import io.github.distill4j.study.TrialResult;
import java.nio.file.Path;
import java.util.List;

/**
 * A results folder as a report reads it.
 *
 * @param name the folder's name, on one line
 * @param folder as the user wrote it
 * @param spec the study
 * @param trials what finished
 * @param diverged trials without numbers
 * @param problems what could not be read, in words
 */
public record Source(
    String name,
    Path folder,
    StudySpec spec,
    List<TrialResult> trials,
    List<DivergedTrial> diverged,
    List<String> problems) {

  /** Copies the lists. */
  public Source {
    trials = List.copyOf(trials);
    diverged = List.copyOf(diverged);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a folder.
   *
   * @throws io.github.distill4j.UserMistake when there is no study in it
   */
  public static Source read(Path folder) {
    Results results = ResultsStore.read(folder);
    return new Source(
        ShownText.line(folder.toAbsolutePath().normalize().getFileName().toString()),
        folder,
        results.spec(),
        results.trials(),
        results.diverged(),
        results.problems());
  }
}
