package io.github.distill4j.train;

import java.nio.file.Path;

/** Hears how far a run has come; draws, logs or ignores it. */
public interface TrainingProgress {

  /** Ignores everything. */
  TrainingProgress SILENT = new TrainingProgress() {};

  /** The run's checkpoint is damaged, so that the run starts at its first epoch. */
  default void unreadable(Path checkpoint) {}

  /**
   * A run begins, or goes on.
   *
   * @param unit what is counted of it, such as images
   * @param done of them so far
   * @param total of them; -1 when nobody knows
   */
  default void started(String run, String unit, long done, long total) {}

  /** How the run stands, in a few words. */
  default void said(String words) {}

  /** So many more have been learnt. */
  default void advanced(int units) {}

  /** An epoch's last batch has been learnt; {@code waited} seconds of it no batch was ready. */
  default void learnt(double waited) {}

  /** An epoch is over, validation included. */
  default void finished(Epoch epoch) {}
}
