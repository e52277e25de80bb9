package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
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
    INDArray centred = x.subRowVector(moments.mean());
    moments.variance().assign(centred.muli(centred).mean(0));
    inference(input, scaleShift, moments, output);
    if (relu) {
      mask.assign(Transforms.sign(matrix(output), true).reshape(mask.shape()));
    }
  }

  @Override
  public void inference(INDArray input, INDArray scaleShift, Moments moments, INDArray output) {
    Nd4j.exec(
        DynamicCustomOp.builder("batchnorm")
            .addInputs(
                matrix(input),
                moments.mean(),
                moments.variance(),
                scale(scaleShift),
                shift(scaleShift))
            .addOutputs(matrix(output))
            .addIntegerArguments(1, 1, 1)
            .addFloatingPointArguments(EPSILON)
            .build());
    if (relu) {
      Transforms.relu(output, false);
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
    INDArray g = matrix(outputGradient);
    if (relu) {
      g = g.mul(mask.reshape(g.shape()));
    }
    INDArray inverse = Transforms.sqrt(moments.variance().add(EPSILON), false).rdivi(1);
    INDArray normalised = matrix(input).subRowVector(moments.mean()).muliRowVector(inverse);
    INDArray scaleGradient = g.mul(normalised).sum(0);
    INDArray shiftGradient = g.sum(0);
    scale(scaleShiftGradient).assign(scaleGradient);
    shift(scaleShiftGradient).assign(shiftGradient);
    double pixels = g.rows();
    INDArray correction =
        normalised
            .muliRowVector(scaleGradient.divi(pixels))
            .addiRowVector(shiftGradient.divi(pixels));
    matrix(inputGradient).assign(g.sub(correction).muliRowVector(inverse.mul(scale(scaleShift))));
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
