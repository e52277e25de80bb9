package io.github.distill4j.study;

import io.github.distill4j.label.Logits;
import io.github.distill4j.train.Inference;
import io.github.distill4j.train.KeptLogits;
import io.github.distill4j.train.LogitsCache;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A teacher that is done learning: its network, in inference mode for good until it is closed, and
 * its logits.
 *
 * @param network never trained again
 * @param result its own measures
 * @param data the images it answers for
 * @param cache where its answers are kept
 */
record TrainedTeacher(
    ComputationGraph network, TrialResult result, StudyData data, LogitsCache cache)
    implements AutoCloseable {

  KeptLogits onTrain() throws IOException {
    return logits(data.train());
  }

  KeptLogits onValidation() throws IOException {
    return logits(data.validation());
  }

  Logits onTest() throws IOException {
    return logits(data.test()).labels();
  }

  /** Frees the network's memory. */
  @Override
  public void close() {
    network.close();
  }

  private KeptLogits logits(StudyData.PartData part) throws IOException {
    String teacher = result.model();
    return cache.get(
        part.checksum(),
        teacher,
        () -> Inference.logits(network, part.batches(), "teacher " + teacher, result.bestEpoch()));
  }
}
