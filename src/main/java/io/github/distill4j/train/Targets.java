package io.github.distill4j.train;

import io.github.distill4j.label.Logits;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a batch is to learn: one row an example, in the form its loss reads. */
public interface Targets {

  /**
   * The rows of a batch.
   *
   * @param indices places of the examples in the set
   * @param features the very images shown to the student, [n, height, width, channels]
   * @return [n, K] one-hot rows, or [n, 2K] with the teacher's logits behind them
   */
  INDArray of(int[] indices, INDArray features);

  /** One-hot rows [n, K]. */
  static Targets hard(int[] labels, int classes) {
    return (indices, features) -> {
      float[] rows = new float[indices.length * classes];
      for (int i = 0; i < indices.length; i++) {
        rows[i * classes + labels[indices[i]]] = 1;
      }
      return Nd4j.create(rows, new long[] {indices.length, classes}, 'c');
    };
  }

  /** Rows [one-hot | logits] from soft labels computed once. */
  static Targets soft(int[] labels, Logits soft) {
    int k = soft.classes();
    return (indices, features) -> {
      float[] rows = new float[indices.length * 2 * k];
      for (int i = 0; i < indices.length; i++) {
        rows[i * 2 * k + labels[indices[i]]] = 1;
        System.arraycopy(soft.values(), indices[i] * k, rows, i * 2 * k + k, k);
      }
      return Nd4j.create(rows, new long[] {indices.length, 2L * k}, 'c');
    };
  }

  /**
   * Rows [one-hot | logits] from a teacher that looks at the same augmented view as the student
   * (Beyer et al. 2022 find that this matters); the teacher stays in inference mode.
   */
  static Targets live(int[] labels, int classes, ComputationGraph teacher) {
    Targets hard = hard(labels, classes);
    return (indices, features) ->
        Nd4j.hstack(hard.of(indices, features), teacher.outputSingle(false, features));
  }
}
