package io.github.distill4j.engine;

import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.Workspace;
import java.io.IOException;
import java.util.List;

/** A place, or many, where tasks are done. */
public interface Engine {

  /**
   * Does tasks, each after those that it needs.
   *
   * @param tasks of the plan that have no outcome yet, each behind those that it needs
   * @param plan whose tasks they are
   * @param workspace where earlier results are found
   * @param done takes each outcome before any task that needs it begins
   * @throws IOException when an outcome cannot be written; all earlier ones are kept
   */
  void run(List<Task> tasks, Plan plan, Workspace workspace, Done done) throws IOException;

  /** Takes outcomes. */
  @FunctionalInterface
  interface Done {
    /** Keeps one. */
    void accept(Task task, Outcome outcome) throws IOException;
  }
}
