package io.github.distill4j.net.layer;

import io.github.distill4j.net.layer.kernel.DenseKernel;
import io.github.distill4j.net.layer.kernel.DenseShape;
import io.github.distill4j.net.layer.kernel.Kernels;
import io.github.distill4j.net.layer.kernel.Recent;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The products of {@link LogitOutput}. */
final class DenseProducts implements OutputProducts {

  private final DataType type;
  private final Recent<DenseShape, DenseKernel> kernels;

  DenseProducts(DataType type) {
    this.type = type;
    kernels = new Recent<>(Kernels.fastest(type)::dense);
  }

  @Override
  public INDArray logits(INDArray input, Parameters parameters, LayerWorkspaceMgr workspaces) {
    long[] shape = {input.size(0), parameters.bias().length()};
    INDArray logits = workspaces.createUninitialized(ArrayType.ACTIVATIONS, type, shape, 'c');
    kernel(parameters, input)
        .forward(rows(input, workspaces), parameters.weights(), parameters.bias(), logits);
    return logits;
  }

  @Override
  public INDArray backward(
      INDArray input,
      INDArray logitGradient,
      Parameters parameters,
      Parameters gradients,
      LayerWorkspaceMgr workspaces) {
    INDArray inputGradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, type, input.shape(), 'c');
    kernel(parameters, input)
        .backward(
            rows(input, workspaces),
            parameters.weights(),
            Images.rowMajor(logitGradient, type, ArrayType.BP_WORKING_MEM, workspaces),
            gradients.weights(),
            gradients.bias(),
            inputGradient);
    return inputGradient;
  }

  private INDArray rows(INDArray input, LayerWorkspaceMgr workspaces) {
    return Images.rowMajor(input, type, ArrayType.FF_WORKING_MEM, workspaces);
  }

  private DenseKernel kernel(Parameters parameters, INDArray input) {
    return kernels.of(new DenseShape(input.size(0), input.size(1), parameters.bias().length()));
  }
}
