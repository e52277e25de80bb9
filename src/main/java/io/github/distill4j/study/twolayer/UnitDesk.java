package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.NativeMemory;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StoredResult;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Does units one by one and keeps each, unless it is kept already.
 *
 * @param store where
 * @param trials names of all units
 * @param progress hears of it
 */
record UnitDesk(ResultsStore store, List<String> trials, UnitProgress progress) {

  /** The work of one unit; tells how many of its steps are done. */
  @FunctionalInterface
  interface Work<T> {
    T result(IntConsumer stepped);
  }

  /** The unit's result, as it is kept or newly worked out. */
  <T extends StoredResult> T result(String trial, Class<T> type, int steps, Work<T> work)
      throws IOException {
    if (has(trial)) {
      return ResultsStore.find(store.folder(), trial, type).orElseThrow();
    }
    NativeMemory.bound();
    long began = System.nanoTime();
    progress.started(trial, trials.indexOf(trial) + 1, trials.size(), steps);
    T result = work.result(progress::at);
    store.save(result);
    progress.finished(trial, (System.nanoTime() - began) / 1e9);
    return result;
  }

  boolean has(String trial) {
    return ResultsStore.holds(store.folder(), trial);
  }
}
