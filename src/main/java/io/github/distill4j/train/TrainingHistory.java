package io.github.distill4j.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The course of one run.
 *
 * @param epochs every epoch so far, in order
 * @param seconds time spent in them, interruptions left out
 * @param targetSeconds that part of it in which the batches' targets were made; with a teacher that
 *     answers live, its time
 */
public record TrainingHistory(List<Epoch> epochs, double seconds, double targetSeconds) {

  static final TrainingHistory NONE = new TrainingHistory(List.of(), 0, 0);

  public TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /**
   * The epoch whose parameters are kept: the highest validation accuracy, of equals the lowest
   * validation loss. Accuracy and not loss, because losses of different arms are different
   * measures, and a network's loss may rise while it still learns to tell classes apart (a VGG 8+3
   * on cats and dogs: lowest loss after epoch 2 at 70 %, 79 % after epoch 10).
   */
  public Epoch best() {
    return epochs.stream()
        .max(
            Comparator.comparingDouble(Epoch::validationAccuracy)
                .thenComparing(Epoch::validationLoss, Comparator.reverseOrder())
                .thenComparing(Epoch::number, Comparator.reverseOrder()))
        .orElseThrow();
  }

  private Epoch lowestLoss() {
    return epochs.stream().min(Comparator.comparingDouble(Epoch::validationLoss)).orElseThrow();
  }

  TrainingHistory with(Epoch epoch, double moreSeconds, double moreTargetSeconds) {
    List<Epoch> longer = new ArrayList<>(epochs);
    longer.add(epoch);
    return new TrainingHistory(longer, seconds + moreSeconds, targetSeconds + moreTargetSeconds);
  }

  boolean isOver(TrainingSpec spec) {
    if (epochs.size() >= spec.epochs()) {
      return true;
    }
    return spec.patience() > 0
        && !epochs.isEmpty()
        && epochs.size() - lowestLoss().number() >= spec.patience();
  }

  boolean endsAtBest() {
    return best().number() == epochs.size();
  }
}
