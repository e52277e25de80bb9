package io.github.distill4j.train;

import java.nio.file.Path;

/** Hears how far a run has come; draws, logs or ignores it. */
public interface TrainingProgress {

  /** Ignores everything. */
  TrainingProgress SILENT = new TrainingProgress() {};

  /** The run's checkpoint is damaged, so that the run starts at its first epoch. */
  default void unreadable(Path checkpoint) {}

  /** A run begins (or goes on) after {@code done} of {@code total} training images. */
  default void started(String run, long done, long total) {}

  /** A batch of {@code images} has been learnt. */
  default void advanced(int images) {}

  /** An epoch's last batch has been learnt; {@code waited} seconds of it no batch was ready. */
  default void learnt(double waited) {}

  /** An epoch is over, validation included. */
  default void finished(Epoch epoch) {}
}
