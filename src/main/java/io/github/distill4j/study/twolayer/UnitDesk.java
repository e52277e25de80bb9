package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.NativeMemory;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.study.Progress;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.train.Diverged;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
record UnitDesk(ResultsStore store, List<String> trials, Progress progress) {

  private static final Logger LOG = LoggerFactory.getLogger(UnitDesk.class);

  /** The work of one unit; tells how many of its steps are done. */
  @FunctionalInterface
  interface Work<T> {
    T result(IntConsumer stepped);
  }

  /** The unit's result, as it is kept or newly worked out; nothing when it has diverged. */
  <T extends UnitResult> Optional<T> result(String trial, Class<T> type, int steps, Work<T> work)
      throws IOException {
    if (has(trial)) {
      return ResultsStore.find(store.folder(), trial, type);
    }
    NativeMemory.bound();
    long began = System.nanoTime();
    LOG.info("{} begins", trial);
    int number = trials.indexOf(trial) + 1;
    long total = steps == 0 ? -1 : steps;
    progress.started(trial, number, trials.size(), new Progress.Steps("steps", 0, total));
    progress.said("begun", "");
    try {
      T result = work.result(step -> progress.advanced(1));
      store.save(result);
      double seconds = (System.nanoTime() - began) / 1e9;
      String time = String.format(Locale.ROOT, "%.1f", seconds);
      LOG.info("{} finished: {}, {} s", trial, result.headline(), time);
      progress.finished(trial, String.format(Locale.ROOT, "%8.1f s", seconds));
      return Optional.of(result);
    } catch (Diverged e) {
      diverged(
          trial, "diverged (" + e.getMessage() + "), and takes its stack with it; lower the rate");
      return Optional.empty();
    }
  }

  /** Keeps that a unit has diverged. */
  void diverged(String trial, String words) throws IOException {
    LOG.warn("{} {}", trial, words);
    store.saveDiverged(
        new DivergedUnit(trial, words, Provenance.ofThisProcess("none", Kernels.diagnosis())));
    progress.diverged(trial, words);
  }

  /** Whether a unit is kept, with a result or as diverged. */
  boolean has(String trial) {
    return ResultsStore.holds(store.folder(), trial)
        || DivergedUnit.in(store.folder()).stream().anyMatch(unit -> unit.trial().equals(trial));
  }
}
