package io.github.distill4j.net.kernel;

import io.github.distill4j.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Compares kernels with others that compute in DOUBLE, on arbitrary numbers between −1 and 1.
 *
 * <p>What is allowed follows from the arithmetic and not from what some machine gave: with
 * roundings of u, a sum of n products is off by at most n u Σ|products|, in whatever order, and the
 * kernels on absolute values give Σ|products|.
 */
final class Comparison {

  private final Kernels kernels;
  private final DataType type;
  private final Kernels right;

  /**
   * What one rounding changes at most, relatively; in DOUBLE, those of the right ones come on top.
   */
  private final double u;

  private final KeyedRandom random = new KeyedRandom().key(7, 0);

  /**
   * A comparison.
   *
   * @param kernels what is checked, on FLOAT or DOUBLE arrays
   */
  Comparison(Kernels kernels, DataType type, Kernels right) {
    this.kernels = kernels;
    this.type = type;
    this.right = right;
    u = type == DataType.FLOAT ? 0x1p-24 : 0x1p-52;
  }

  /** What kernels make of arrays. */
  @FunctionalInterface
  interface Work {
    List<Result> of(Kernels kernels, INDArray... arrays);
  }

  /**
   * An array that a kernel wrote.
   *
   * @param terms its numbers are sums of, as far as rounding follows from that
   * @param roundings of numbers of size 1 that come on top
   */
  record Result(String name, INDArray array, double terms, double roundings) {}

  Kernels right() {
    return right;
  }

  double u() {
    return u;
  }

  boolean ofFloats() {
    return type == DataType.FLOAT;
  }

  /** Compares what both make of the same arrays. */
  void compare(Work work, INDArray... given) throws NotUsable {
    List<Result> found = work.of(kernels, each(given, array -> array.castTo(type)));
    List<Result> exact = work.of(right, given);
    List<Result> sizes = work.of(right, each(given, array -> Transforms.abs(array, true)));
    for (int i = 0; i < found.size(); i++) {
      compare(found.get(i), exact.get(i).array(), sizes.get(i).array());
    }
  }

  private static INDArray[] each(INDArray[] arrays, UnaryOperator<INDArray> change) {
    return Stream.of(arrays).map(change).toArray(INDArray[]::new);
  }

  private void compare(Result result, INDArray exact, INDArray sizes) throws NotUsable {
    double[] found = result.array().data().asDouble();
    double[] expected = exact.data().asDouble();
    double[] size = sizes.data().asDouble();
    for (int i = 0; i < found.length; i++) {
      double off = (result.terms() * size[i] + result.roundings()) * u;
      if (!(Math.abs(found[i] - expected[i]) <= off)) {
        throw new NotUsable(
            "%s: %s, but %s ± %s is right", result.name(), found[i], expected[i], off);
      }
    }
  }

  /** Numbers between −1 and 1 that FLOAT holds. */
  INDArray numbers(long... shape) {
    double[] values = new double[Math.toIntExact(ArrayUtil.prodLong(shape))];
    Arrays.setAll(values, i -> (float) (2 * random.nextDouble() - 1));
    return Nd4j.create(Nd4j.createTypedBuffer(values, DataType.DOUBLE), shape);
  }

  /** Means between −1 and 1 and variances between 0.25 and 1 that FLOAT holds. */
  INDArray moments(long channels) {
    INDArray values = numbers(2 * channels);
    INDArray variances = Moments.of(values).variance();
    variances.assign(Transforms.abs(variances, true).muli(0.75).addi(0.25));
    return values.castTo(DataType.FLOAT).castTo(DataType.DOUBLE);
  }

  /** Arrays for kernels to write: NaN before they do, and NaN is never right. */
  static INDArray[] unwritten(INDArray... like) {
    return Stream.of(like)
        .map(array -> Nd4j.createUninitialized(array.dataType(), array.shape(), array.ordering()))
        .map(array -> array.assign(Double.NaN))
        .toArray(INDArray[]::new);
  }
}
