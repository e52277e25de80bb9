package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.SquaredNorm;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch norm by ND4J's operations on the images as one matrix [pixels, channels].
 *
 * <p>The backward pass is an affine function of gradient and input for each channel, dx = (γ / σ)
 * (g − Σg / n − x̂ Σ(g x̂) / n), so that two sums and row-wise products are all it takes.
 */
record OperationBatchNorm(ImageShape shape, boolean relu) implements BatchNormKernel {

  @Override
  public long maskLength() {
    return relu ? shape.length() : 0;
  }

  @Override
  public void forward(
      INDArray input, INDArray scaleShift, INDArray output, Moments moments, INDArray mask) {
    INDArray x = matrix(input);
    moments.mean().assign(x.mean(0));
    INDArray centred = matrix(output);
    subtract(x, moments.mean(), centred);
    INDArray squares = Nd4j.getExecutioner().exec(new SquaredNorm(centred, 0));
    moments.variance().assign(squares.divi(x.rows()));
    finish(centred, scaleShift, moments.variance());
    if (relu) {
      Nd4j.getExecutioner().exec(new Step(output.reshape(mask.shape()), mask));
    }
  }

  @Override
  public void inference(INDArray input, INDArray scaleShift, Moments moments, INDArray output) {
    INDArray centred = matrix(output);
    subtract(matrix(input), moments.mean(), centred);
    finish(centred, scaleShift, moments.variance());
  }

  /** Makes of x − μ what the next layer gets, in place. */
  private void finish(INDArray centred, INDArray scaleShift, INDArray variance) {
    multiply(centred, inverse(variance).muli(scale(scaleShift)));
    Nd4j.getExecutioner().exec(new BroadcastAddOp(centred, shift(scaleShift), centred, 1));
    if (relu) {
      Transforms.relu(centred, false);
    }
  }

  @Override
  public void backward(
      INDArray input,
      INDArray outputGradient,
      INDArray scaleShift,
      Moments moments,
      INDArray mask,
      INDArray inputGradient,
      INDArray scaleShiftGradient) {
    INDArray g = matrix(inputGradient);
    if (relu) {
      matrix(outputGradient).mul(matrix(mask), g);
    } else {
      g.assign(matrix(outputGradient));
    }
    INDArray inverse = inverse(moments.variance());
    try (INDArray centred = Nd4j.createUninitializedDetached(g.dataType(), g.shape())) {
      subtract(matrix(input), moments.mean(), centred);
      INDArray shiftGradient = g.sum(0);
      INDArray scaleGradient = Nd4j.getExecutioner().exec(new Dot(g, centred, 0)).muli(inverse);
      scale(scaleShiftGradient).assign(scaleGradient);
      shift(scaleShiftGradient).assign(shiftGradient);
      multiply(centred, scaleGradient.muli(inverse).divi(g.rows()));
      subtract(g.subi(centred), shiftGradient.divi(g.rows()), g);
      multiply(g, inverse.mul(scale(scaleShift)));
    }
  }

  private static INDArray inverse(INDArray variance) {
    return Transforms.sqrt(variance.add(EPSILON), false).rdivi(1);
  }

  private static void subtract(INDArray matrix, INDArray row, INDArray to) {
    Nd4j.getExecutioner().exec(new BroadcastSubOp(matrix, row, to, 1));
  }

  private static void multiply(INDArray matrix, INDArray row) {
    Nd4j.getExecutioner().exec(new BroadcastMulOp(matrix, row, matrix, 1));
  }

  private INDArray matrix(INDArray images) {
    return images.reshape('c', shape.length() / shape.channels(), shape.channels());
  }

  private INDArray scale(INDArray scaleShift) {
    return scaleShift.get(interval(0, shape.channels()));
  }

  private INDArray shift(INDArray scaleShift) {
    return scaleShift.get(interval(shape.channels(), 2 * shape.channels()));
  }
}
