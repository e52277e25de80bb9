package io.github.distill4j.net.kernel;

import io.github.distill4j.KeyedRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arbitrary arrays of one type for kernels to read, and what they write beside what is right. */
final class Comparison {

  private final DataType type;

  /**
   * What one rounding changes at most, relatively; in DOUBLE, those of the formulas come on top.
   */
  private final double u;

  private final KeyedRandom random = new KeyedRandom().key(7, 0);

  /** A comparison of FLOAT or DOUBLE arrays. */
  Comparison(DataType type) {
    this.type = type;
    u = type == DataType.FLOAT ? 0x1p-24 : 0x1p-52;
  }

  /** An array that a kernel reads, and its numbers as they lie in memory. */
  record Given(double[] values, INDArray array) {}

  double u() {
    return u;
  }

  boolean ofFloats() {
    return type == DataType.FLOAT;
  }

  /** An array of numbers between −1 and 1. */
  Given given(long... shape) {
    return given(numbers(ArrayUtil.prodLong(shape)), shape);
  }

  /** Moments of channels: means between −1 and 1, variances between 0.25 and 1. */
  Given moments(long channels) {
    double[] values = numbers(2 * channels);
    for (int i = (int) channels; i < values.length; i++) {
      values[i] = (float) (0.25 + 0.75 * Math.abs(values[i]));
    }
    return given(values, values.length);
  }

  /** An array of these numbers. */
  Given given(double[] values, long... shape) {
    return new Given(values, Nd4j.create(Nd4j.createTypedBuffer(values, type), shape));
  }

  private double[] numbers(long length) {
    double[] values = new double[Math.toIntExact(length)];
    Arrays.setAll(values, i -> (float) (2 * random.nextDouble() - 1));
    return values;
  }

  /** Arrays like these for a kernel to write: NaN before it does, and NaN is never right. */
  static INDArray[] unwritten(INDArray... like) {
    return Stream.of(like)
        .map(array -> Nd4j.createUninitialized(array.dataType(), array.shape(), array.ordering()))
        .map(array -> array.assign(Double.NaN))
        .toArray(INDArray[]::new);
  }

  /** Whether sums of so many terms are right within what rounding does to them. */
  void agree(String name, INDArray found, Sums right, double terms) throws NotUsable {
    agree(name, found, right.values(), right.rounding(terms, u));
  }

  /** Whether all numbers are right within one bound. */
  void agree(String name, INDArray found, double[] right, double off) throws NotUsable {
    double[] bounds = new double[right.length];
    Arrays.fill(bounds, off);
    agree(name, found, right, bounds);
  }

  private static void agree(String name, INDArray found, double[] right, double[] off)
      throws NotUsable {
    double[] numbers = found.data().asDouble();
    for (int i = 0; i < numbers.length; i++) {
      if (!(Math.abs(numbers[i] - right[i]) <= off[i])) {
        throw new NotUsable("%s: %s, but %s ± %s is right", name, numbers[i], right[i], off[i]);
      }
    }
  }
}
