package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.factory.Nd4j;

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
    INDArray shares = outputGradient.div(shape.height() * shape.width());
    // Not INDArray.broadcast, which leaves its result as it was when no size changes.
    Nd4j.getExecutioner().exec(new BroadcastCopyOp(inputGradient, shares, inputGradient, 0, 3));
  }
}
