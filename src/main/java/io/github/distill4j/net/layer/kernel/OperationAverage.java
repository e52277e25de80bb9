package io.github.distill4j.net.layer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean over all pixels by ND4J's operations. */
record OperationAverage(ImageShape shape) implements PoolKernel {

  @Override
  public long memoryLength() {
    return 0;
  }

  @Override
  public void forward(INDArray input, INDArray output, INDArray memory) {
    output.assign(input.mean(1, 2));
  }

  @Override
  public void backward(INDArray outputGradient, INDArray memory, INDArray inputGradient) {
    outputGradient
        .div(shape.height() * shape.width())
        .reshape(shape.batch(), 1, 1, shape.channels())
        .broadcast(inputGradient);
  }
}
