package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A sum with ReLU by oneDNN, each direction in one pass over memory. */
final class OneDnnSum implements SumKernel {

  private final Computation forward;
  private final OneDnnRelu relu;

  OneDnnSum(OneDnn dnn, long length) {
    Memory array = dnn.layouts().rowMajor(length);
    forward =
        new Computation(
            dnn,
            () -> dnn.additionPlan(array),
            Argument.SOURCE.from(array),
            Argument.OTHER_SOURCE.from(array),
            Argument.DESTINATION.to(array));
    relu = new OneDnnRelu(dnn, length);
  }

  @Override
  public void forward(INDArray one, INDArray other, INDArray output) {
    forward.run(one, other, output);
  }

  @Override
  public void backward(INDArray output, INDArray outputGradient, INDArray inputGradient) {
    relu.backward(output, outputGradient, inputGradient);
  }
}
