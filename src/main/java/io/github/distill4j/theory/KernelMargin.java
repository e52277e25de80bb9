package io.github.distill4j.theory;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.train.stack.BinaryData;
import io.github.distill4j.train.stack.RowMeasures;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The margin γ of the two-layer model's limiting kernel on a finite sample of features.
 *
 * <p>With φ_x(z) = 1(zᵀx &gt; 0)·x and z ~ N(0, I), γ is a margin if some v with ‖v(z)‖ ≤ 1 for all
 * z gives y_i E_z⟨v(z), φ_{x_i}(z)⟩ ≥ γ for all i. Here E_z is the mean over M directions. The
 * largest margin is a bilinear game between v and weights α of the examples (minimax; our
 * derivation):
 *
 * <pre>  γ* = max_v min_i y_i E_z⟨v(z), φ_{x_i}(z)⟩ = min_α E_z‖Σ_i α_i y_i φ_{x_i}(z)‖₂</pre>
 *
 * <p>so every v bounds it from below and every α from above. As ‖x‖ ≤ 1 and half of the directions
 * are active, γ* ≤ 1/2.
 *
 * <p>A minimum of sample means lies on average below the minimum of the expectations: few features
 * give too small a margin. So a sample's lower bound is on average one for the expectation too, and
 * {@link #upperBound} gives an upper one.
 */
public final class KernelMargin {

  private static final long DIRECTIONS = 10;

  /** y_i·x_i, [n, d]. */
  private final INDArray signed;

  /** 1 where a direction is active for an example, [n, M]. */
  private final INDArray active;

  /** Room for y_i⟨v_z, x_i⟩, [n, M]. */
  private final INDArray room;

  private final int[] signs;
  private final double steepness;

  /**
   * The problem on these directions.
   *
   * @param data n examples of d inputs, FLOAT or DOUBLE
   * @param directions z, [M, d]; only their directions matter
   */
  public KernelMargin(BinaryData data, INDArray directions) {
    DataType type = data.features().dataType();
    long[] pairs = {data.size(), directions.size(0)};
    signs = data.signs();
    signed = data.features().mulColumnVector(Nd4j.createFromArray(signs).castTo(type));
    room = Nd4j.createUninitialized(type, pairs);
    multiply(data.features(), directions.castTo(type), false, true, room);
    active = room.gt(0).castTo(type);
    INDArray lengths = data.features().mul(data.features()).sum(1).muli(active.mean(1));
    steepness = Math.sqrt(lengths.maxNumber().doubleValue());
  }

  /**
   * Directions drawn from N(0, I), each with its opposite: for every example exactly half of them
   * are active.
   *
   * @param count M, even
   * @param inputs d
   * @param seed fixes them; more directions of the same seed begin with the fewer
   */
  public static INDArray gaussian(int count, int inputs, long seed) {
    KeyedRandom random = new KeyedRandom().key(seed, DIRECTIONS);
    double[] values = new double[count * inputs];
    for (int from = 0; from < values.length; from += 2 * inputs) {
      for (int i = from; i < from + inputs; i++) {
        values[i] = random.nextGaussian();
        values[i + inputs] = -values[i];
      }
    }
    return Nd4j.create(values, new long[] {count, inputs}, DataType.DOUBLE);
  }

  /**
   * Directions of the plane at equal angles: for two inputs, the expectation by the midpoint rule.
   */
  public static INDArray circle(int count) {
    double[][] values = new double[count][];
    for (int k = 0; k < count; k++) {
      double angle = 2 * Math.PI * (k + .5) / count;
      values[k] = new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
    }
    return Nd4j.create(values);
  }

  /** n. */
  int examples() {
    return signs.length;
  }

  /** M. */
  int features() {
    return (int) active.size(1);
  }

  /** d. */
  int inputs() {
    return (int) signed.size(1);
  }

  DataType type() {
    return signed.dataType();
  }

  /** y of each example. */
  int[] signs() {
    return signs.clone();
  }

  /** Bounds how fast margins change with v: max_i (E_z‖φ_{x_i}(z)‖²)^½. */
  double steepness() {
    return steepness;
  }

  /**
   * Each example's margin under v, y_i E_z⟨v(z), φ_{x_i}(z)⟩.
   *
   * @param v [M, d]
   */
  double[] margins(INDArray v) {
    multiply(signed, v, false, true, room);
    return RowMeasures.means(room.muli(active));
  }

  /**
   * G(z) = Σ_i α_i y_i φ_{x_i}(z).
   *
   * @param weights α of each example
   * @param result [M, d], overwritten
   */
  void pull(double[] weights, INDArray result) {
    INDArray column = Nd4j.createFromArray(weights).castTo(signed.dataType());
    multiply(active, signed.mulColumnVector(column), true, false, result);
  }

  /** The operation that reaches oneDNN. */
  private static void multiply(
      INDArray x, INDArray y, boolean transposeX, boolean transposeY, INDArray z) {
    Mmul product = new Mmul(x, y, z, null);
    product.addIArgument(transposeX ? 1 : 0, transposeY ? 1 : 0, 0);
    Nd4j.exec(product);
  }

  /**
   * Brackets γ* of this sample.
   *
   * @param gap stop when the upper bound is within this fraction of the lower; 0 to use up the
   *     iterations
   * @param iterations at most so many, each of two products of n × M × d
   */
  public MarginBracket solve(double gap, int iterations) {
    return new MarginGame(this).play(gap, iterations);
  }

  /**
   * What weights found on another sample of features are worth on this one, E_z‖G(z)‖. As they do
   * not know these directions, it is an unbiased estimate of an upper bound for the margin of the
   * expectation itself.
   *
   * @param weights α of each example, at least 0, with sum 1
   */
  public double upperBound(double[] weights) {
    INDArray pull = Nd4j.createUninitialized(type(), features(), inputs());
    pull(weights, pull);
    return meanNorm(pull);
  }

  /** E_z‖G(z)‖ of G [M, d]. */
  static double meanNorm(INDArray pull) {
    return DoubleStream.of(RowMeasures.norms(pull)).average().orElseThrow();
  }
}
