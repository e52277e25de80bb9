package io.github.distill4j.label;

import org.nd4j.linalg.api.ndarray.INDArray;

/** One content of the labels of a set of examples. */
@FunctionalInterface
public interface LabelRows {

  /**
   * The rows of a batch.
   *
   * @param indices places of the examples in the set
   * @param views the very images shown to the student, [n, height, width, channels]; null where
   *     images stay what they are
   * @return n × K numbers, example by example
   */
  float[] of(int[] indices, INDArray views);

  /** One-hot rows of the examples' classes. */
  static LabelRows oneHot(int[] labels, int classes) {
    return (indices, views) -> {
      float[] rows = new float[indices.length * classes];
      for (int i = 0; i < indices.length; i++) {
        rows[i * classes + labels[indices[i]]] = 1;
      }
      return rows;
    };
  }

  /** Rows that are known already, those of all examples in order. */
  static LabelRows known(float[] values, int classes) {
    return (indices, views) -> {
      float[] rows = new float[indices.length * classes];
      for (int i = 0; i < indices.length; i++) {
        System.arraycopy(values, indices[i] * classes, rows, i * classes, classes);
      }
      return rows;
    };
  }

  /** softmax(z) of rows of logits z. */
  static LabelRows softmax(LabelRows logits, int classes) {
    return (indices, views) -> {
      Logits outputs = new Logits(logits.of(indices, views), classes, "the labels' source");
      float[] rows = new float[indices.length * classes];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (float) outputs.probabilities(i / classes, 1)[i % classes];
      }
      return rows;
    };
  }
}
