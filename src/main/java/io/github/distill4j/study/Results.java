package io.github.distill4j.study;

import java.util.List;

/**
 * All that a results folder holds.
 *
 * @param spec its study, every arm, seed and swept value it was ever run with
 * @param trials finished trials in the order of the plan, teachers before their students
 * @param diverged trials without numbers, in the same order
 * @param problems files that could not be read, in words, one line each
 */
public record Results(
    StudySpec spec, List<TrialResult> trials, List<DivergedTrial> diverged, List<String> problems) {

  /** Copies the lists. */
  public Results {
    trials = List.copyOf(trials);
    diverged = List.copyOf(diverged);
    problems = List.copyOf(problems);
  }
}
