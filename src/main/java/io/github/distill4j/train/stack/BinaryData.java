package io.github.distill4j.train.stack;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.Batches;
import java.nio.FloatBuffer;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Examples of two classes, as the analysis wants them: y ∈ {−1, +1}, ‖x‖₂ ≤ 1.
 *
 * @param features x, [n, d] row-major, FLOAT or DOUBLE
 * @param signs y of each example
 */
public record BinaryData(INDArray features, int[] signs) {

  /** Of norms of 1: single-precision numbers of two roundings, 6e-8 each. */
  private static final double ROUNDING = 1e-6;

  public BinaryData {
    if (features.rank() != 2 || features.size(0) != signs.length || signs.length == 0) {
      throw new IllegalArgumentException(
          features.shapeInfoToString() + " does not fit " + signs.length + " signs");
    }
    for (int sign : signs) {
      if (sign != 1 && sign != -1) {
        throw new IllegalArgumentException("found the sign " + sign + ", expected -1 or 1");
      }
    }
    double longest = DoubleStream.of(RowMeasures.norms(features)).max().orElseThrow();
    if (!(longest <= 1 + ROUNDING)) {
      throw new UserMistake(
          "data: found an example of norm %s, expected at most 1; use normalisation: unit-norm",
          longest);
    }
  }

  /**
   * Images of two classes; the second class has sign +1.
   *
   * @throws UserMistake when there are not two classes or a norm is above 1
   */
  public static BinaryData of(Batches images) {
    int classes = images.set().classes().size();
    if (classes != 2) {
      throw new UserMistake("data: found %d classes, expected 2; see data.groups", classes);
    }
    int inputs = images.set().shape().values();
    INDArray features = Nd4j.createUninitialized(DataType.FLOAT, images.size(), inputs);
    FloatBuffer memory = ((FloatPointer) features.data().pointer()).asBuffer();
    images.fill(images.inOrder(), 0, images.size(), 1, memory);
    int[] labels = new int[images.size()];
    images.labels(images.inOrder(), 0, labels.length, labels);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = 2 * labels[i] - 1;
    }
    return new BinaryData(features, labels);
  }

  /** n. */
  public int size() {
    return signs.length;
  }

  /** d. */
  public int inputs() {
    return (int) features.size(1);
  }

  /** c of the theorems: the smallest norm of an example. */
  public double smallestNorm() {
    return DoubleStream.of(RowMeasures.norms(features)).min().orElseThrow();
  }

  /** The features with a 1 behind each example: its weights are biases. */
  INDArray withConstant() {
    return Nd4j.hstack(features, Nd4j.ones(features.dataType(), features.size(0), 1));
  }
}
