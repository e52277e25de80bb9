package io.github.distill4j.export;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.study.Result;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.TrainedModels;
import io.github.distill4j.study.distil.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Writes each network in its standard forms, a zip and a card.
 *
 * @param store whose {@code models} folder they go to
 */
public record ModelFile(ResultsStore store) implements TrainedModels {

  @Override
  public void keep(ComputationGraph network, Result result, SplitData data) throws IOException {
    for (Exporter exporter : Exporters.STANDARD) {
      Path file = store.model(result.trial()).resolveSibling(result.trial() + exporter.suffix());
      AtomicFile.write(file, out -> exporter.write(network, (TrialResult) result, data, out));
    }
  }
}
