package io.github.distill4j.export;

import io.github.distill4j.data.SplitData;
import io.github.distill4j.study.distil.TrialResult;
import java.io.IOException;
import java.io.OutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Deeplearning4j's own zip: {@code ModelSerializer.restoreComputationGraph} reads it back, with
 * this project on the class path. The output is logits.
 */
record Deeplearning4jZip() implements Exporter {

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String suffix() {
    return ".zip";
  }

  @Override
  public void write(ComputationGraph network, TrialResult result, SplitData data, OutputStream out)
      throws IOException {
    ModelSerializer.writeModel(network, out, false);
  }
}
