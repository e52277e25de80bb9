package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Maximum over 2×2 pixels by ND4J's operations, which find the maxima again in the input. */
record OperationMaximum(ImageShape shape) implements PoolKernel {

  private static final int CHANNELS_LAST = 1;

  @Override
  public long memoryLength() {
    return shape.length();
  }

  @Override
  public void forward(INDArray input, INDArray output, INDArray memory) {
    memory.assign(input.reshape(memory.shape()));
    run("maxpool2d", output, input);
  }

  @Override
  public void backward(INDArray outputGradient, INDArray memory, INDArray inputGradient) {
    run("maxpool2d_bp", inputGradient, memory.reshape(shape.array()), outputGradient);
  }

  private static void run(String operation, INDArray output, INDArray... inputs) {
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(inputs)
            .addOutputs(output)
            .addIntegerArguments(2, 2, 2, 2, 0, 0, 1, 1, 0, 0, CHANNELS_LAST)
            .build());
  }
}
