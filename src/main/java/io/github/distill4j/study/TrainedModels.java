package io.github.distill4j.study;

import io.github.distill4j.data.SplitData;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Takes each trial's best network before its result counts as finished. */
@FunctionalInterface
public interface TrainedModels {

  /**
   * Keeps one network.
   *
   * @param network with the parameters of its best epoch
   * @param result what it scored
   * @param data the images it was trained on
   * @throws IOException when it cannot be written; the trial then stays unfinished
   */
  void keep(ComputationGraph network, Result result, SplitData data) throws IOException;
}
