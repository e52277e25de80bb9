package io.github.distill4j.engine;

import io.github.distill4j.machine.NativeMemory;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.Work;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;
import java.util.List;

/**
 * Does single tasks, wherever it is.
 *
 * @param works what it knows to do
 */
record Worker(List<Work> works) {

  /**
   * Does one task.
   *
   * @param progress hears of its steps
   * @return its numbers, or that it or a task it needs has diverged
   */
  Outcome run(Task task, Workspace workspace, TrainingProgress progress) throws IOException {
    for (String needed : task.needs()) {
      var lost = ResultsStore.diverged(workspace.folder(), needed);
      if (lost.isPresent()) {
        return DivergedTrial.without(task, lost.get());
      }
    }
    NativeMemory.bound();
    return work(task).run(task, workspace, progress);
  }

  private Work work(Task task) {
    return works.stream().filter(work -> work.kind().equals(task.kind())).findFirst().orElseThrow();
  }
}
