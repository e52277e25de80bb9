package io.github.distill4j.export;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.TrainedModels;
import io.github.distill4j.study.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Writes each network as a Deeplearning4j zip with its model card beside it. {@code
 * ModelSerializer.restoreComputationGraph} reads the zip back; the output is logits.
 *
 * @param store whose {@code models} folder they go to
 */
public record ModelFile(ResultsStore store) implements TrainedModels {

  @Override
  public void keep(ComputationGraph network, TrialResult result, SplitData data)
      throws IOException {
    Path zip = store.model(result.trial());
    AtomicFile.write(zip, out -> ModelSerializer.writeModel(network, out, false));
    AtomicFile.write(zip.resolveSibling(result.trial() + ".md"), ModelCard.text(result, data));
  }
}
