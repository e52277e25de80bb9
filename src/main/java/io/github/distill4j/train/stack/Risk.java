package io.github.distill4j.train.stack;

import io.github.distill4j.train.Diverged;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How wrong a student is on some examples.
 *
 * @param loss mean loss against its own labels: the divergence for soft, the logistic loss for hard
 * @param error share of examples with y·f ≤ 0, so 1 where f = 0. (The paper prints the inequality
 *     the other way round.)
 */
public record Risk(double loss, double error) {

  /**
   * Every student's risk, in double precision: a divergence of 1e-5 is the difference of numbers
   * near 0.7.
   *
   * @param outputs f, [N, S]
   * @param columns which column each student learns
   */
  static List<Risk> of(INDArray outputs, int[] signs, LabelColumns labels, List<Integer> columns) {
    INDArray rows = outputs.transpose();
    return IntStream.range(0, columns.size())
        .parallel()
        .mapToObj(s -> of(rows.getRow(s).toDoubleVector(), signs, labels.column(columns.get(s))))
        .toList();
  }

  private static Risk of(double[] outputs, int[] signs, double[] p) {
    double error = error(outputs, signs);
    double loss = 0;
    for (int i = 0; i < signs.length; i++) {
      loss += BinaryLoss.example(outputs[i], p[i]);
    }
    return new Risk(loss / signs.length, error);
  }

  /**
   * The share of examples with y·f ≤ 0.
   *
   * @throws Diverged when an output is not a finite number
   */
  static double error(double[] outputs, int[] signs) {
    int wrong = 0;
    for (int i = 0; i < signs.length; i++) {
      if (!Double.isFinite(outputs[i])) {
        throw new Diverged("a student's outputs are not finite", 0);
      }
      wrong += signs[i] * outputs[i] <= 0 ? 1 : 0;
    }
    return (double) wrong / signs.length;
  }
}
