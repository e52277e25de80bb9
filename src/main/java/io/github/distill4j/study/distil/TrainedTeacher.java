package io.github.distill4j.study.distil;

import io.github.distill4j.data.Part;
import io.github.distill4j.data.PartData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.label.KeptLogits;
import io.github.distill4j.label.Logits;
import io.github.distill4j.label.LogitsCache;
import io.github.distill4j.label.Teacher;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.train.Inference;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A teacher that is done learning: its kept logits and, where those do not suffice, its network,
 * which is read when it is first asked and answers in inference mode until it is closed.
 */
final class TrainedTeacher implements Teacher, AutoCloseable {

  private final TrialResult result;
  private final ModelSpec model;
  private final SplitData data;
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
  TrainedTeacher(TrialResult result, ModelSpec model, SplitData data, Workspace workspace) {
    this.result = result;
    this.model = model;
    this.data = data;
    this.workspace = workspace;
  }

  /** Checksum of its values, by its trial. */
  Map<String, String> sum() {
    return Map.of(result.trial(), result.gives());
  }

  /** Never trained again. */
  private ComputationGraph network() {
    if (network == null) {
      ComputationGraph untrained =
          new TrialNetworks(data).create(model, new CrossEntropy(), model.seed());
      network = SavedNetwork.read(workspace.folder(), result, untrained);
    }
    return network;
  }

  Logits onTest() throws IOException {
    return logits(Part.TEST).labels();
  }

  /** Frees the network's memory. */
  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }

  @Override
  public float[] logits(INDArray views) {
    return network().outputSingle(false, views).dup('c').data().asFloat();
  }

  @Override
  public KeptLogits logits(Part which) throws IOException {
    PartData part = data.part(which);
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
