package io.github.distill4j.loss;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Some students' logits in Java, column after column, and after {@link #toGradients} the losses'
 * derivatives in the same places.
 */
final class StackedColumns {

  /** Examples of one task: enough to make starting it cheap. */
  private static final int TASK = 4096;

  private final double[] values;
  private final int examples;
  private final int classes;

  private StackedColumns(double[] values, int examples, int classes) {
    this.values = values;
    this.examples = examples;
    this.classes = classes;
  }

  static StackedColumns of(INDArray logits, int students) {
    return new StackedColumns(
        logits.dup('f').data().asDouble(), (int) logits.size(0), (int) logits.size(1) / students);
  }

  /**
   * Overwrites the logits by gradients.
   *
   * <p>Tasks run side by side, but what each computes and the order in which their sums are added
   * do not depend on how many do.
   *
   * @return each student's loss, summed over the examples
   */
  double[] toGradients(List<LogitLoss> losses, SharedLabels labels) {
    int tasks = (examples + TASK - 1) / TASK;
    double[] parts =
        IntStream.range(0, losses.size() * tasks)
            .parallel()
            .mapToDouble(i -> task(losses.get(i / tasks), labels, i / tasks, i % tasks * TASK))
            .toArray();
    double[] sums = new double[losses.size()];
    for (int i = 0; i < parts.length; i++) {
      sums[i / tasks] += parts[i];
    }
    return sums;
  }

  private double task(LogitLoss loss, SharedLabels labels, int student, int from) {
    double[] logits = new double[classes];
    double[] gradient = new double[classes];
    int first = student * classes * examples;
    double sum = 0;
    for (int i = from; i < Math.min(from + TASK, examples); i++) {
      for (int k = 0; k < classes; k++) {
        logits[k] = values[first + k * examples + i];
      }
      double weight = labels.weight(i);
      sum += weight * loss.example(logits, labels.of(i), gradient);
      for (int k = 0; k < classes; k++) {
        values[first + k * examples + i] = weight * gradient[k];
      }
    }
    return sum;
  }

  /** The numbers as [N, students·K], column-major. */
  INDArray array(DataType type) {
    INDArray flat =
        type == DataType.DOUBLE ? Nd4j.createFromArray(values) : Nd4j.createFromArray(floats());
    return flat.castTo(type).reshape('f', examples, values.length / examples);
  }

  /** Converted here: for 123,000 numbers ND4J takes 1.6 ms where this way takes 0.4. */
  private float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
