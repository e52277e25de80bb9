package io.github.distill4j.study;

import io.github.distill4j.label.SoftLabels;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.train.Inference;
import io.github.distill4j.train.KeptLogits;
import io.github.distill4j.train.LogitsCache;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A teacher that is done learning: its kept logits and, where those do not suffice, its network,
 * which is read when it is first asked and answers in inference mode until it is closed.
 */
final class TrainedTeacher implements AutoCloseable {

  private final TrialResult result;
  private final ModelSpec model;
  private final StudyData data;
  private final Workspace workspace;
  private ComputationGraph network;

  /**
   * A teacher.
   *
   * @param result its own measures
   * @param model what its network is
   * @param data the images it answers for
   * @param workspace where its network and its kept answers are
   */
  TrainedTeacher(TrialResult result, ModelSpec model, StudyData data, Workspace workspace) {
    this.result = result;
    this.model = model;
    this.data = data;
    this.workspace = workspace;
  }

  /** Checksum of its values, by its trial. */
  Map<String, String> sum() {
    return Map.of(result.trial(), result.gives());
  }

  /** Its network; never trained again. */
  ComputationGraph network() {
    if (network == null) {
      ComputationGraph untrained =
          new TrialNetworks(data).create(model, new CrossEntropy(), model.seed());
      network = SavedNetwork.read(workspace.folder(), result, untrained);
    }
    return network;
  }

  KeptLogits onTrain() throws IOException {
    return logits(data.train());
  }

  KeptLogits onValidation() throws IOException {
    return logits(data.validation());
  }

  SoftLabels onTest() throws IOException {
    return logits(data.test()).labels();
  }

  /** Frees the network's memory. */
  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }

  private KeptLogits logits(StudyData.PartData part) throws IOException {
    String teacher = result.model();
    return new LogitsCache(workspace.cache())
        .get(
            part.checksum(),
            teacher,
            () ->
                Inference.logits(
                    network(), part.batches(), "teacher " + teacher, result.bestEpoch()));
  }
}
