package io.github.distill4j.study.twolayer;

/** Hears how a two-layer study goes on, one unit (a teacher, a stack, a data set) after another. */
public interface UnitProgress {

  /** Ignores everything. */
  UnitProgress SILENT = new UnitProgress() {};

  /**
   * A unit begins.
   *
   * @param unit its name
   * @param number counted from 1, finished ones included
   * @param of how many there are
   * @param steps of it; 0 when nobody knows
   */
  default void started(String unit, int number, int of, int steps) {}

  /** So many of the running unit's steps are done. */
  default void at(int step) {}

  /**
   * The running unit is done and kept.
   *
   * @param seconds it took
   */
  default void finished(String unit, double seconds) {}

  /**
   * The running unit has diverged, or one that cannot be trained without it.
   *
   * @param words what happened, a phrase to follow the unit's name
   */
  default void diverged(String unit, String words) {}
}
