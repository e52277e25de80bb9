package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.ResultsStore;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does units one by one and keeps each, unless it is kept already.
 *
 * @param store where
 * @param trials names of all units
 * @param progress hears of it
 */
record UnitDesk(ResultsStore store, List<String> trials, UnitProgress progress) {

  private static final Logger LOG = LoggerFactory.getLogger(UnitDesk.class);

  /** The work of one unit; tells how many of its steps are done. */
  @FunctionalInterface
  interface Work<T> {
    T result(IntConsumer stepped);
  }

  /** The unit's result, as it is kept or newly worked out. */
  <T extends UnitResult> T result(String trial, Class<T> type, int steps, Work<T> work)
      throws IOException {
    if (has(trial)) {
      return ResultsStore.find(store.folder(), trial, type).orElseThrow();
    }
    long began = System.nanoTime();
    LOG.info("{} begins", trial);
    progress.started(trial, trials.indexOf(trial) + 1, trials.size(), steps);
    T result = work.result(progress::at);
    store.save(result);
    double seconds = (System.nanoTime() - began) / 1e9;
    String time = String.format(Locale.ROOT, "%.1f", seconds);
    LOG.info("{} finished: {}, {} s", trial, result.headline(), time);
    progress.finished(trial, seconds);
    return result;
  }

  boolean has(String trial) {
    return ResultsStore.holds(store.folder(), trial);
  }
}
