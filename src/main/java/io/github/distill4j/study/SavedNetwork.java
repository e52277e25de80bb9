package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** A finished trial's network, read back and checked against its result. */
final class SavedNetwork {

  private SavedNetwork() {}

  /**
   * Reads the network of a trial.
   *
   * @throws UserMistake when it is missing, damaged or another one
   */
  static ComputationGraph read(ResultsStore store, TrialResult result) {
    Path file = store.model(result.trial());
    if (!Files.exists(file)) {
      throw unfit(file, "missing", result);
    }
    ComputationGraph network;
    try {
      network = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    } catch (IOException | RuntimeException e) {
      throw unfit(file, "damaged", result);
    }
    if (!Fingerprint.of(network.params()).equals(result.model())) {
      throw unfit(file, "not the network of this trial", result);
    }
    return network;
  }

  private static UserMistake unfit(Path file, String state, TrialResult result) {
    return new UserMistake(
        "%s: %s; delete it and trials/%s.json and run the study's command again: the same network"
            + " is trained anew, and finished students stay",
        file, state, result.trial());
  }
}
