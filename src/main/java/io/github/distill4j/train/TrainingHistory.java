package io.github.distill4j.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The course of one run.
 *
 * @param epochs every epoch so far, in order
 * @param seconds time spent in them, interruptions left out
 */
public record TrainingHistory(List<Epoch> epochs, double seconds) {

  static final TrainingHistory NONE = new TrainingHistory(List.of(), 0);

  /** Copies the list. */
  public TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /** The epoch with the lowest validation loss, the first of equals; there must be one epoch. */
  public Epoch best() {
    return epochs.stream().min(Comparator.comparingDouble(Epoch::validationLoss)).orElseThrow();
  }

  TrainingHistory with(Epoch epoch, double moreSeconds) {
    List<Epoch> longer = new ArrayList<>(epochs);
    longer.add(epoch);
    return new TrainingHistory(longer, seconds + moreSeconds);
  }

  boolean isOver(TrainingSpec spec) {
    if (epochs.size() >= spec.epochs()) {
      return true;
    }
    return spec.patience() > 0
        && !epochs.isEmpty()
        && epochs.size() - best().number() >= spec.patience();
  }

  boolean endsAtBest() {
    return best().number() == epochs.size();
  }
}
