package io.github.distill4j.report.comparison;

import io.github.distill4j.ShownText;
import io.github.distill4j.UserMistake;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Results;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Study;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.distil.TrialResult;
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
   * @throws UserMistake when there is no distillation study in it, or no result can be read
   */
  public static Source read(Path folder) {
    Study study = Studies.in(folder);
    if (study instanceof StudySpec) {
      return of(folder, ResultsStore.read(folder, study));
    }
    throw new UserMistake(
        "%s: holds a study of the kind %s, expected %s", folder, study.kind(), StudySpec.KIND);
  }

  /** A folder with what it holds, of a distillation study. */
  public static Source of(Path folder, Results results) {
    return new Source(
        ShownText.line(folder.toAbsolutePath().normalize().getFileName().toString()),
        folder,
        (StudySpec) results.study(),
        results.of(TrialResult.class),
        results.diverged(),
        results.problems());
  }
}
