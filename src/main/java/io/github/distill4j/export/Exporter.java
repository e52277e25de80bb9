package io.github.distill4j.export;

import io.github.distill4j.data.SplitData;
import io.github.distill4j.study.distil.TrialResult;
import java.io.IOException;
import java.io.OutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** One form in which a trained network is handed out: one file each. */
public interface Exporter {

  /** Its name on a command line. */
  String name();

  /** What its files' names end with, such as {@code .zip}. */
  String suffix();

  /**
   * Writes one network.
   *
   * @param network with the parameters of its best epoch
   * @param result what it scored
   * @param data the images it was trained on
   */
  void write(ComputationGraph network, TrialResult result, SplitData data, OutputStream out)
      throws IOException;
}
