package io.github.distill4j.loss;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A batch's labels and mask in Java, for many students. */
final class SharedLabels {

  /** One array an example. */
  private final double[][] rows;

  /** One number an example, or null. */
  private final double[] mask;

  SharedLabels(INDArray labels, INDArray mask) {
    double[] numbers = labels.dup('c').data().asDouble();
    int width = (int) labels.size(1);
    this.rows = new double[(int) labels.size(0)][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(numbers, i * width, (i + 1) * width));
    this.mask = mask == null ? null : mask.dup('c').data().asDouble();
  }

  double[] of(int example) {
    return rows[example];
  }

  double weight(int example) {
    return mask == null ? 1 : mask[example];
  }
}
