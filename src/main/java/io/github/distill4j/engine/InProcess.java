package io.github.distill4j.engine;

import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Progress;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.TaskProgress;
import io.github.distill4j.study.Workspace;
import java.io.IOException;
import java.util.List;

/**
 * Does one task after another in this process.
 *
 * @param progress hears of every step
 */
public record InProcess(Progress progress) implements Engine {

  @Override
  public void run(List<Task> tasks, Plan plan, Workspace workspace, Done done) throws IOException {
    Worker worker = new Worker(plan.study().works());
    for (Task task : tasks) {
      int number = plan.tasks().indexOf(task) + 1;
      done.accept(
          task,
          worker.run(task, workspace, new TaskProgress(progress, number, plan.tasks().size())));
    }
  }
}
