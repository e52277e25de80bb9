package io.github.distill4j.net.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@link TwoLayerStudents} forwards and backwards for some examples at a time, in its own memory.
 */
final class StudentsPass {

  private final List<BlockRun> runs;
  private final INDArray weights;
  private final INDArray magnitudes;
  private final INDArray shrinkage;
  private final int most;
  private final INDArray hidden;
  private final INDArray delta;
  private final INDArray halves;
  private final INDArray product;
  private INDArray activations;

  /**
   * A pass.
   *
   * @param widths m of each student
   * @param weights [Σm, d]
   * @param magnitudes |a|, [Σm]
   * @param most examples at a time
   * @param memory gives a vector of that length
   */
  StudentsPass(
      int[] widths,
      INDArray weights,
      INDArray magnitudes,
      int most,
      LongFunction<INDArray> memory) {
    this.runs = BlockRun.of(Arrays.stream(widths).map(m -> m / 2).toArray());
    this.weights = weights;
    this.magnitudes = magnitudes;
    this.most = most;
    double[] factors = Arrays.stream(widths).mapToDouble(m -> 1 / Math.sqrt(m)).toArray();
    shrinkage = Nd4j.createFromArray(factors).castTo(weights.dataType());
    hidden = memory.apply(weights.size(0) * most);
    delta = memory.apply(weights.size(0) * most);
    halves = memory.apply(2L * widths.length * most);
    product = memory.apply(weights.length()).reshape('c', weights.shape());
  }

  int most() {
    return most;
  }

  /**
   * The students' outputs.
   *
   * @param rows [n, d] with n at most {@link #most}
   * @return [S, n], valid until the next call
   */
  INDArray outputs(INDArray rows) {
    activations = matrix(hidden, weights.size(0), rows.size(0));
    Product.withTransposed(weights, rows, activations);
    Nd4j.exec(new RectifiedLinear(activations, 0));
    INDArray sums = matrix(halves, 2 * shrinkage.length(), rows.size(0));
    for (int half = 0; half < 2; half++) {
      for (BlockRun run : runs) {
        INDArray scales = run.weights(half(magnitudes, half), 1);
        Product.of(scales, run.inputs(half(activations, half)), run.outputs(half(sums, half), 1));
      }
    }
    return half(sums, 0).subi(half(sums, 1)).muliColumnVector(shrinkage);
  }

  /**
   * Adds these examples' share of the loss's derivatives by the weights.
   *
   * @param slopes by the outputs of the last call of {@link #outputs}, [S, n]
   * @param rows the same examples, [n, d]
   * @param gradient [Σm, d]
   */
  void addWeightGradient(INDArray slopes, INDArray rows, INDArray gradient) {
    INDArray spread = matrix(delta, weights.size(0), rows.size(0));
    INDArray signed = signed(slopes);
    for (int half = 0; half < 2; half++) {
      for (BlockRun run : runs) {
        INDArray scales = run.weights(half(magnitudes, half), 1);
        Product.ofTransposed(
            scales, run.outputs(half(signed, half), 1), run.inputs(half(spread, half)));
      }
    }
    Nd4j.exec(new Step(activations, activations, 0.0));
    spread.muli(activations);
    Product.of(spread, rows, product);
    gradient.addi(product);
  }

  /**
   * Adds these examples' share of the loss's derivatives by |a|. To be called before {@link
   * #addWeightGradient}, which uses up the activations.
   *
   * @param slopes by the outputs of the last call of {@link #outputs}, [S, n]
   * @param gradient [Σm]
   */
  void addMagnitudeGradient(INDArray slopes, INDArray gradient) {
    INDArray signed = signed(slopes);
    INDArray share = gradient.ulike();
    for (int half = 0; half < 2; half++) {
      for (BlockRun run : runs) {
        Product.withTransposed(
            run.outputs(half(signed, half), 1),
            run.inputs(half(activations, half)),
            run.weights(half(share, half), 1));
      }
    }
    gradient.addi(share);
  }

  /** The derivatives by both halves' sums: +g/√m, then −g/√m. */
  private INDArray signed(INDArray slopes) {
    INDArray signed = matrix(halves, 2 * shrinkage.length(), slopes.size(1));
    half(signed, 0).assign(slopes).muliColumnVector(shrinkage);
    half(signed, 1).assign(half(signed, 0)).negi();
    return signed;
  }

  private static INDArray matrix(INDArray memory, long rows, long columns) {
    return memory.get(interval(0, rows * columns)).reshape('c', rows, columns);
  }

  private static INDArray half(INDArray both, int which) {
    long rows = both.size(0) / 2;
    return both.get(interval(which * rows, (which + 1) * rows));
  }
}
