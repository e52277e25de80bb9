package io.github.distill4j.study.distil;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.Fingerprint;
import io.github.distill4j.study.OwnedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/** A finished trial's network, read back and checked against its result. */
final class SavedNetwork {

  private SavedNetwork() {}

  /**
   * Gives a network the parameters that a trial ended with.
   *
   * @param untrained a network as the trial's was at its start
   * @return the same network
   * @throws UserMistake when the trial's zip is missing, damaged or another one
   */
  static ComputationGraph read(Path folder, TrialResult result, ComputationGraph untrained) {
    OwnedFiles files = new OwnedFiles(folder, result.trial());
    try {
      files.require();
      untrained.setParams(
          Nd4j.createFromArray(SavedParameters.read(files.model(), untrained.params())));
    } catch (IOException e) {
      throw files.unfitModel(Objects.requireNonNullElse(e.getMessage(), "cut off"));
    }
    if (!Fingerprint.ofValues(untrained.params()).equals(result.model())) {
      throw files.unfitModel("not the network of this trial");
    }
    return untrained;
  }
}
