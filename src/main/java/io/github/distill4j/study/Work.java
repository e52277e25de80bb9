package io.github.distill4j.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;

/** How tasks of one kind are done. */
public interface Work {

  /** The kind of its tasks, and of their results' files. */
  String kind();

  /** What it gives when there are numbers. */
  Class<? extends Result> result();

  /** A result's tree as an earlier version wrote it, in the form of today. */
  default ObjectNode renewed(ObjectNode tree) {
    return tree;
  }

  /**
   * Does one task, whose needs have been met.
   *
   * @param task of this kind
   * @param workspace where it finds what it needs
   * @param progress hears of its steps
   * @return its numbers, or that it has none
   * @throws IOException when something cannot be read or written; the task is then still to be done
   */
  Outcome run(Task task, Workspace workspace, TrainingProgress progress) throws IOException;
}
