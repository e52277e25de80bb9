package io.github.distill4j.study;

/** Hears how a study goes on, one task after another; draws, logs or ignores it. */
public interface Progress {

  /** Ignores everything. */
  Progress SILENT = new Progress() {};

  /**
   * How much of a task is done, in what it counts.
   *
   * @param unit what is counted, such as images
   * @param done when the task begins or goes on
   * @param total of them; -1 when nobody knows
   */
  record Steps(String unit, long done, long total) {}

  /**
   * A task begins, or goes on.
   *
   * @param task its name
   * @param number counted from 1, finished ones included
   * @param of how many tasks there are
   * @param steps what is counted of it
   */
  default void started(String task, int number, int of, Steps steps) {}

  /** So many more steps of the running task are done. */
  default void advanced(long steps) {}

  /**
   * How the running task stands, such as what an epoch gave.
   *
   * @param words for a log
   * @param brief the same in the little space behind a bar; may be empty
   */
  default void said(String words, String brief) {}

  /** Something about the running task that must not go unseen; a line of its own. */
  default void warned(String line) {}

  /**
   * A task is done and kept.
   *
   * @param words what it gave, to follow the task's name
   */
  default void finished(String task, String words) {}

  /**
   * A task has diverged, or one that cannot be done without another that has.
   *
   * @param words what happened, a phrase to follow the task's name
   */
  default void diverged(String task, String words) {}
}
