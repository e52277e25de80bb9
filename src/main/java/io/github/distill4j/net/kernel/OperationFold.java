package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The fold by ND4J's operations. */
final class OperationFold implements NormFold {

  @Override
  public void fold(
      INDArray weights,
      INDArray scaleShift,
      INDArray statistics,
      double epsilon,
      INDArray foldedWeights,
      INDArray bias) {
    long outputs = bias.length();
    INDArray factor =
        Transforms.sqrt(half(statistics, 1).add(epsilon), false).rdivi(half(scaleShift, 0));
    bias.assign(half(statistics, 0).mul(factor).rsubi(half(scaleShift, 1)));
    weights.mul(factor.reshape(outputs, 1, 1, 1), foldedWeights);
  }

  private static INDArray half(INDArray both, int which) {
    long length = both.length() / 2;
    return both.get(interval(which * length, (which + 1) * length));
  }
}
