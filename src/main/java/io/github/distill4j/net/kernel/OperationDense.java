package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A dense product by ND4J's operations. */
record OperationDense() implements DenseKernel {

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    Nd4j.matmul(input, weights, output, false, false, false);
    output.addiRowVector(bias);
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
      INDArray biasGradient,
      INDArray inputGradient) {
    Nd4j.gemm(input, outputGradient, weightGradient, true, false, 1, 0);
    outputGradient.sum(biasGradient, 0);
    if (inputGradient != null) {
      Nd4j.matmul(outputGradient, weights, inputGradient, false, true, false);
    }
  }
}
