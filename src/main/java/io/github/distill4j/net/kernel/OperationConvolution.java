package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Convolution as matrix products of {@link Patches}, which every build of ND4J computes fast; its
 * own conv2d without oneDNN takes several times as long.
 */
record OperationConvolution(ConvolutionShape shape) implements ConvolutionKernel {

  @Override
  public void forward(INDArray input, INDArray weights, INDArray output) {
    multiply(new Patches(shape, 1), input, weights.permute(0, 2, 3, 1), output);
  }

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    forward(input, weights, output);
    steps(output).addiRowVector(bias);
  }

  @Override
  public void forwardRelu(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    forward(input, weights, bias, output);
    Transforms.relu(output, false);
  }

  @Override
  public void backward(
      INDArray input,
      INDArray weights,
      INDArray outputGradient,
      INDArray weightGradient,
      INDArray inputGradient) {
    if (weightGradient != null) {
      weightGradient(input, outputGradient, weightGradient);
    }
    if (inputGradient != null) {
      inputGradient(weights, outputGradient, inputGradient);
    }
  }

  private void weightGradient(INDArray input, INDArray outputGradient, INDArray weightGradient) {
    INDArray gradient = steps(outputGradient);
    INDArray sum =
        Nd4j.zeros(input.dataType(), shape.outputs(), weightGradient.length() / shape.outputs());
    new Patches(shape, 1)
        .each(
            input,
            (rows, first) ->
                sum.addi(Nd4j.matmul(part(gradient, first, rows), rows, true, false, false)));
    int k = shape.kernel();
    weightGradient.assign(
        sum.reshape('c', shape.outputs(), k, k, shape.input().channels()).permute(0, 3, 1, 2));
  }

  /** Again a convolution: of the gradient with the weights turned by half a circle. */
  private void inputGradient(INDArray weights, INDArray outputGradient, INDArray inputGradient) {
    ImageShape in = shape.input();
    ImageShape spread = new ImageShape(in.batch(), in.height(), in.width(), shape.outputs());
    ConvolutionShape back = new ConvolutionShape(spread, in.channels(), shape.kernel(), 1);
    multiply(
        new Patches(back, shape.stride()),
        outputGradient,
        turned(weights).permute(1, 2, 3, 0),
        inputGradient);
  }

  private static INDArray turned(INDArray weights) {
    INDArray turned = Nd4j.createUninitialized(weights.dataType(), weights.shape());
    Nd4j.exec(
        DynamicCustomOp.builder("reverse")
            .addInputs(weights)
            .addOutputs(turned)
            .addIntegerArguments(2, 3)
            .build());
    return turned;
  }

  /** Writes the product of patches and weights [outputs, kernel, kernel, inputs]. */
  private static void multiply(
      Patches patches, INDArray images, INDArray weights, INDArray output) {
    INDArray matrix =
        weights.dup('c').reshape('c', weights.size(0), weights.length() / weights.size(0));
    INDArray steps = steps(output);
    patches.each(
        images,
        (rows, first) -> Nd4j.matmul(rows, matrix, part(steps, first, rows), false, true, false));
  }

  private static INDArray steps(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }

  private static INDArray part(INDArray steps, long first, INDArray rows) {
    return steps.get(interval(first, first + rows.size(0)), all());
  }
}
