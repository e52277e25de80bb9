package io.github.distill4j.study;

import java.util.List;

/**
 * All that a results folder holds.
 *
 * @param study whose results they are, every arm, seed and swept value it was ever run with
 * @param results of finished tasks in the order of the plan, teachers before their students
 * @param diverged tasks without numbers, in the same order
 * @param problems files that could not be read, in words, one line each
 */
public record Results(
    Study study, List<Result> results, List<DivergedTrial> diverged, List<String> problems) {

  /** Copies the lists. */
  public Results {
    results = List.copyOf(results);
    diverged = List.copyOf(diverged);
    problems = List.copyOf(problems);
  }

  /** Those of one type. */
  public <T extends Result> List<T> of(Class<T> type) {
    return results.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
