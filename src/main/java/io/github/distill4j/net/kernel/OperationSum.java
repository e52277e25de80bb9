package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A sum by ND4J's operations. */
record OperationSum(boolean relu) implements SumKernel {

  @Override
  public void forward(INDArray one, INDArray other, INDArray output) {
    one.add(other, output);
    if (relu) {
      Transforms.relu(output, false);
    }
  }

  @Override
  public void backward(INDArray output, INDArray outputGradient, INDArray inputGradient) {
    if (relu) {
      Nd4j.getExecutioner().exec(new Step(output, inputGradient));
      inputGradient.muli(outputGradient);
    } else {
      inputGradient.assign(outputGradient);
    }
  }
}
