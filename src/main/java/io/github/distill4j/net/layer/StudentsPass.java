package io.github.distill4j.net.layer;

import static io.github.distill4j.net.layer.StudentGroups.half;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.function.LongFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@link TwoLayerStudents} forwards and backwards for some examples at a time, in its own memory.
 *
 * <p>A unit with −1 is computed from its twin with +1, w⁻ᵀx = w⁺ᵀx + (w⁻ − w⁺)ᵀx. Twins with equal
 * weights so get equal bits: their difference is 0, and a sum of zeros is 0 however it is taken.
 * One product of all units' weights would not do: native products compute the last rows, or another
 * thread's, by other code, which rounds otherwise.
 */
final class StudentsPass {

  private final StudentGroups groups;
  private final INDArray weights;
  private final INDArray magnitudes;
  private final INDArray differences;
  private final int most;
  private final INDArray hidden;
  private final INDArray spread;
  private final INDArray sums;
  private final INDArray product;
  private INDArray activations;

  /**
   * A pass.
   *
   * @param groups who owns which unit
   * @param weights [Σm, d]
   * @param magnitudes |a|, [Σm]
   * @param most examples at a time
   * @param memory gives a vector of that length
   */
  StudentsPass(
      StudentGroups groups,
      INDArray weights,
      INDArray magnitudes,
      int most,
      LongFunction<INDArray> memory) {
    this.groups = groups;
    this.weights = weights;
    this.magnitudes = magnitudes;
    this.most = most;
    hidden = memory.apply(weights.size(0) * most);
    spread = memory.apply(weights.size(0) * most);
    sums = memory.apply(2L * groups.students() * most);
    product = memory.apply(weights.length()).reshape('c', weights.shape());
    differences = matrix(memory.apply(weights.length() / 2), weights.size(0) / 2, weights.size(1));
    differences.assign(half(weights, 1)).subi(half(weights, 0));
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
    Product.withTransposed(half(weights, 0), rows, half(activations, 0));
    Product.withTransposed(differences, rows, half(activations, 1));
    half(activations, 1).addi(half(activations, 0));
    Nd4j.exec(new RectifiedLinear(activations, 0));
    INDArray contributions = matrix(spread, weights.size(0), rows.size(0));
    contributions.assign(activations).muliColumnVector(magnitudes);
    return groups.outputs(contributions, matrix(sums, groups.students(), rows.size(0)));
  }

  /**
   * Adds these examples' share of the loss's derivatives by |a|. To be called before {@link
   * #addWeightGradient}, which uses up the activations.
   *
   * @param slopes by the outputs of the last call of {@link #outputs}, [S, n]
   * @param gradient [Σm]
   */
  void addMagnitudeGradient(INDArray slopes, INDArray gradient) {
    gradient.addi(spread(slopes).muli(activations).sum(1));
  }

  /**
   * Adds these examples' share of the loss's derivatives by the weights.
   *
   * @param slopes by the outputs of the last call of {@link #outputs}, [S, n]
   * @param rows the same examples, [n, d]
   * @param gradient [Σm, d]
   */
  void addWeightGradient(INDArray slopes, INDArray rows, INDArray gradient) {
    INDArray delta = spread(slopes).muliColumnVector(magnitudes);
    Nd4j.exec(new Step(activations, activations, 0.0));
    delta.muli(activations);
    Product.of(delta, rows, product);
    gradient.addi(product);
  }

  private INDArray spread(INDArray slopes) {
    long examples = slopes.size(1);
    INDArray units = matrix(spread, weights.size(0), examples);
    groups.spread(slopes, matrix(sums, 2L * groups.students(), examples), units);
    return units;
  }

  private static INDArray matrix(INDArray memory, long rows, long columns) {
    return memory.get(interval(0, rows * columns)).reshape('c', rows, columns);
  }
}
