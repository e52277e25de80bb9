package io.github.distill4j.train.stack;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The weighted sum of many students' losses of one output each: [N, S].
 *
 * <pre>  KL(Bern(p) ‖ Bern(sigmoid(f))) = ln(1 + eᶠ) − p·f − H(p),   derivative sigmoid(f) − p
 * </pre>
 *
 * <p>With hard labels, p ∈ {0, 1}, this is ln(1 + exp(−y·f)). (The paper prints the soft risk with
 * the divergence's sign turned, and its gradient without x_i.)
 *
 * <p>As no output enters two losses, a student's weight is a factor on its gradient alone: with
 * plain gradient descent of rate 1 it is the student's learning rate.
 *
 * @param columns for each student, which column of the labels [N, P] holds its p
 * @param weights for each student, above 0
 */
public record BinaryLoss(
    @JsonProperty("columns") List<Integer> columns, @JsonProperty("weights") List<Double> weights)
    implements ILossFunction {

  public BinaryLoss {
    columns = List.copyOf(columns);
    weights = List.copyOf(weights);
    if (columns.size() != weights.size() || columns.isEmpty()) {
      throw new IllegalArgumentException(
          columns.size() + " columns, " + weights.size() + " weights");
    }
  }

  /** The loss of one example. */
  public static double example(double output, double p) {
    return Math.max(output, 0)
        + StrictMath.log1p(StrictMath.exp(-Math.abs(output)))
        - p * output
        - entropy(p);
  }

  private static double entropy(double p) {
    return p <= 0 || p >= 1 ? 0 : -p * StrictMath.log(p) - (1 - p) * StrictMath.log1p(-p);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask) {
    INDArray gradient = Transforms.sigmoid(outputs.transpose().dup('c'), false);
    int to;
    for (int from = 0; from < columns.size(); from = to) {
      to = from + 1;
      while (to < columns.size() && columns.get(to).equals(columns.get(from))) {
        to++;
      }
      INDArray p = labels.getColumn(columns.get(from)).reshape(labels.size(0));
      gradient.get(interval(from, to), all()).subiRowVector(p);
    }
    double[] factors = weights.stream().mapToDouble(Double::doubleValue).toArray();
    return gradient
        .muliColumnVector(Nd4j.createFromArray(factors).castTo(gradient.dataType()))
        .transpose();
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
    double sum = computeScoreArray(labels, outputs, activation, mask).sumNumber().doubleValue();
    return average ? sum / outputs.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask) {
    double[][] p = labels.transpose().toDoubleMatrix();
    double[][] f = outputs.transpose().toDoubleMatrix();
    double[] sums =
        IntStream.range(0, f[0].length)
            .mapToDouble(
                i ->
                    IntStream.range(0, f.length)
                        .mapToDouble(s -> weights.get(s) * example(f[s][i], p[columns.get(s)][i]))
                        .sum())
            .toArray();
    return Nd4j.createFromArray(sums).reshape(sums.length, 1).castTo(outputs.dataType());
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, outputs, activation, mask, average),
        computeGradient(labels, outputs, activation, mask));
  }

  @Override
  public String name() {
    return toString();
  }
}
