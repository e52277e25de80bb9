package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.fetch.DataCache;
import java.nio.file.Path;

/**
 * What a task finds where it is done: images, the results of earlier tasks, places for its files.
 *
 * @param folder the results folder
 * @param images of the study
 * @param models takes trained networks
 */
public record Workspace(Path folder, DataCache images, TrainedModels models) {

  /**
   * The result of an earlier task.
   *
   * @throws UserMistake when there is none, or its file is damaged
   */
  public <T extends Result> T result(String task, Class<T> type) {
    return ResultsStore.find(folder, task, type)
        .orElseThrow(() -> new UserMistake("%s: %s has no result yet", folder, task));
  }

  /** Where an unfinished task stands. */
  public Path checkpoint(String task) {
    return folder.resolve(ResultsStore.CHECKPOINTS).resolve(task);
  }

  /** Where teachers' answers are kept. */
  public Path cache() {
    return folder.resolve("cache");
  }
}
