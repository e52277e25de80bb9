package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The fold by ND4J's operations. */
final class OperationFold implements NormFold {

  @Override
  public void fold(
      INDArray weights, INDArray scaleShift, Moments moments, INDArray folded, INDArray bias) {
    long outputs = bias.length();
    INDArray deviation = Transforms.sqrt(moments.variance().add(BatchNormKernel.EPSILON), false);
    INDArray factor = deviation.rdivi(half(scaleShift, 0));
    bias.assign(moments.mean().mul(factor).rsubi(half(scaleShift, 1)));
    weights.mul(factor.reshape(outputs, 1, 1, 1), folded);
  }

  private static INDArray half(INDArray both, int which) {
    long length = both.length() / 2;
    return both.get(interval(which * length, (which + 1) * length));
  }
}
