package io.github.distill4j.train;

import io.github.distill4j.data.Batches;
import io.github.distill4j.label.Logits;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network's logits for a whole set, in inference mode. */
public final class Inference {

  /** Large enough to keep the cores busy, small enough for 100 MB of activations. */
  private static final int BATCH = 256;

  private Inference() {}

  /**
   * The logits of every image, in the set's order.
   *
   * @param network gives [n, K] logits
   * @param images the set, taken as it is: no augmentation
   * @param provenance says whose logits these are
   * @param epoch after which the network answers, to be named if it diverged
   * @throws Diverged when a logit is not a finite number
   */
  public static Logits logits(
      ComputationGraph network, Batches images, String provenance, int epoch) {
    float[] logits = null;
    int classes = 0;
    for (int from = 0; from < images.size(); from += BATCH) {
      int[] indices = IntStream.range(from, Math.min(from + BATCH, images.size())).toArray();
      float[] rows = outputs(network, images, indices);
      classes = rows.length / indices.length;
      logits = logits == null ? new float[images.size() * classes] : logits;
      System.arraycopy(rows, 0, logits, from * classes, rows.length);
    }
    requireFinite(logits, epoch);
    return new Logits(logits, classes, provenance);
  }

  private static void requireFinite(float[] logits, int epoch) {
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        throw new Diverged("its outputs are not finite", epoch);
      }
    }
  }

  private static float[] outputs(ComputationGraph network, Batches images, int[] indices) {
    try (INDArray features = Features.of(images, indices, 1)) {
      return network.outputSingle(false, features).dup('c').data().asFloat();
    }
  }
}
