package io.github.distill4j.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a batch is to learn: one row an example, in the form its loss reads. */
@FunctionalInterface
public interface Targets {

  /**
   * The rows of a batch.
   *
   * @param indices places of the examples in the set
   * @param views the very images shown to the student, [n, height, width, channels]
   * @return [n, K·c] for c contents
   */
  INDArray of(int[] indices, INDArray views);

  /**
   * Rows of the contents that a loss reads.
   *
   * @param contents in the order of the row, at least one
   */
  static Targets of(List<Content> contents, Examples examples, Labels labels) {
    Map<Content, LabelRows> rows = new HashMap<>(labels.rows());
    rows.put(Content.CLASS, LabelRows.oneHot(examples.labels(), examples.classes()));
    return of(contents.stream().map(rows::get).toList(), examples.classes());
  }

  /** Rows side by side. */
  static Targets of(List<LabelRows> columns, int classes) {
    return (indices, views) -> {
      int width = columns.size() * classes;
      float[] joined = new float[indices.length * width];
      for (int c = 0; c < columns.size(); c++) {
        float[] rows = columns.get(c).of(indices, views);
        for (int i = 0; i < indices.length; i++) {
          System.arraycopy(rows, i * classes, joined, i * width + c * classes, classes);
        }
      }
      return Nd4j.create(joined, new long[] {indices.length, width}, 'c');
    };
  }
}
