package io.github.distill4j.train.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What students are to learn: for each kind of labels the probability of class +1 of every example.
 * Hard labels are the probabilities 0 and 1.
 */
public final class LabelColumns {

  private final int examples;
  private final List<double[]> columns = new ArrayList<>();

  /** No labels as yet, for so many examples. */
  public LabelColumns(int examples) {
    this.examples = examples;
  }

  /**
   * Adds the hard labels.
   *
   * @return the column's number
   */
  public int hard(int[] signs) {
    return add(Arrays.stream(signs).mapToDouble(sign -> sign > 0 ? 1 : 0).toArray());
  }

  /**
   * Adds soft labels sigmoid(z / T).
   *
   * @param logits the teacher's z of each example
   * @param temperature T, above 0
   * @return the column's number
   */
  public int soft(double[] logits, double temperature) {
    return add(
        Arrays.stream(logits).map(z -> 1 / (1 + StrictMath.exp(-z / temperature))).toArray());
  }

  private int add(double[] probabilities) {
    if (probabilities.length != examples) {
      throw new IllegalArgumentException(
          probabilities.length + " labels, expected " + examples + ", one an example");
    }
    columns.add(probabilities);
    return columns.size() - 1;
  }

  int size() {
    return columns.size();
  }

  public double[] column(int number) {
    return columns.get(number);
  }

  /** All columns, [N, P] column-major. */
  INDArray array(DataType type) {
    INDArray labels = Nd4j.create(columns.toArray(double[][]::new)).castTo(type);
    return labels.transpose();
  }
}
