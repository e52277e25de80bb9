package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Convolution by ND4J's operations, whose backward pass always computes both gradients. */
record OperationConvolution(ConvolutionShape shape) implements ConvolutionKernel {

  private static final int EXPLICIT_PADDING = 0;
  private static final int CHANNELS_LAST = 1;
  private static final int OUTPUTS_FIRST = 1;

  @Override
  public void forward(INDArray input, INDArray weights, INDArray output) {
    run("conv2d", new INDArray[] {input, weights}, output);
  }

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    run("conv2d", new INDArray[] {input, weights, bias}, output);
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
    run(
        "conv2d_bp",
        new INDArray[] {input, weights, outputGradient},
        orScratch(inputGradient, input),
        orScratch(weightGradient, weights));
  }

  private static INDArray orScratch(INDArray wanted, INDArray like) {
    return wanted != null ? wanted : Nd4j.createUninitialized(like.dataType(), like.shape());
  }

  private void run(String operation, INDArray[] inputs, INDArray... outputs) {
    int k = shape.kernel();
    int s = shape.stride();
    int p = shape.padding();
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(
                k, k, s, s, p, p, 1, 1, EXPLICIT_PADDING, CHANNELS_LAST, OUTPUTS_FIRST)
            .build());
  }
}
