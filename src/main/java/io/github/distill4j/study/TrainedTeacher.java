package io.github.distill4j.study;

import io.github.distill4j.data.Part;
import io.github.distill4j.label.KeptLogits;
import io.github.distill4j.label.Logits;
import io.github.distill4j.label.LogitsCache;
import io.github.distill4j.label.Teacher;
import io.github.distill4j.train.Inference;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

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
    implements Teacher, AutoCloseable {

  Logits onTest() throws IOException {
    return logits(Part.TEST).labels();
  }

  /** Frees the network's memory. */
  @Override
  public void close() {
    network.close();
  }

  @Override
  public float[] logits(INDArray views) {
    return network.outputSingle(false, views).dup('c').data().asFloat();
  }

  @Override
  public KeptLogits logits(Part which) throws IOException {
    StudyData.PartData part = data.part(which);
    String teacher = result.model();
    return cache.get(
        part.checksum(),
        teacher,
        () -> Inference.logits(network, part.batches(), "teacher " + teacher, result.bestEpoch()));
  }
}
