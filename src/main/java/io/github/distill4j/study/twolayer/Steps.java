package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.Task;
import io.github.distill4j.train.TrainingProgress;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a task's progress how many of its steps are done, however they are counted. */
final class Steps implements IntConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  private final TrainingProgress progress;
  private int done;

  /**
   * Steps of a task that begins now.
   *
   * @param total how many it has; 0 when nobody knows
   */
  Steps(Task task, int total, TrainingProgress progress) {
    this.progress = progress;
    progress.started(task.id(), "steps", 0, total == 0 ? -1 : total);
    progress.said("begun");
    LOG.info("{} begins", task.id());
  }

  @Override
  public void accept(int step) {
    progress.advanced(step - done);
    done = step;
  }
}
