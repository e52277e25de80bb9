package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.MadeHere;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.Work;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.train.Diverged;
import io.github.distill4j.train.TrainingProgress;
import java.util.function.IntConsumer;

/**
 * How the tasks of one kind of a two-layer study are done.
 *
 * @param kind of the tasks
 * @param result what it gives
 * @param steps how many a task has; 0 where nobody knows
 * @param job does it
 * @param advice what to do when it diverges
 * @param <S> spec of the study
 * @param <R> what it gives
 */
record TwoLayerWork<S extends TwoLayerSpec, R extends TwoLayerResult>(
    String kind, Class<R> result, StepCount<S> steps, Job<S, R> job, String advice)
    implements Work {

  /** How many steps a task has. */
  @FunctionalInterface
  interface StepCount<S> {
    int of(S spec, Task task);
  }

  /** One task's work; tells how many of its steps are done. */
  @FunctionalInterface
  interface Job<S, R> {
    R result(S spec, Task task, Workspace workspace, IntConsumer stepped);
  }

  @Override
  @SuppressWarnings("unchecked") // A work is registered by the spec of its own study.
  public Outcome run(Task task, Workspace workspace, TrainingProgress progress) {
    StudyText text = new StudyText(task.id(), task.id(), task.study());
    S spec = (S) TwoLayerSpec.read(text);
    try {
      Steps stepped = new Steps(task, steps.of(spec, task), progress);
      return job.result(spec, task, workspace, stepped);
    } catch (Diverged e) {
      return DivergedTrial.of(
          task, e.epoch(), "diverged (" + e.getMessage() + ")" + advice, MadeHere.fromNothing());
    }
  }
}
