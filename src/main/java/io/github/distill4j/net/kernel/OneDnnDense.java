package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense product by oneDNN, whose order of weights is Deeplearning4j's. */
final class OneDnnDense implements DenseKernel {

  private static final String FORWARD = "dnnl_inner_product_forward_desc_init";
  private static final String BACKWARD_WEIGHTS = "dnnl_inner_product_backward_weights_desc_init";
  private static final String BACKWARD_DATA = "dnnl_inner_product_backward_data_desc_init";

  private final Computation forward;
  private final Computation forwardRelu;
  private final Computation weightGradient;
  private final Computation inputGradient;

  OneDnnDense(OneDnn dnn, DenseShape shape) {
    Pointer x = dnn.layouts().rowMajor(shape.batch(), shape.inputs());
    Pointer w = dnn.layouts().rowMajor(shape.outputs(), shape.inputs());
    Pointer b = dnn.layouts().rowMajor(shape.outputs());
    Pointer y = dnn.layouts().rowMajor(shape.batch(), shape.outputs());
    WeightedArrays arrays = new WeightedArrays(dnn, x, w, b, y);
    Plan plain = dnn.plan(FORWARD, OneDnn.TRAINING, x, w, b, y);
    forward = arrays.forward(() -> plain);
    forwardRelu = arrays.forward(() -> dnn.reluPlan(FORWARD, OneDnn.TRAINING, x, w, b, y));
    weightGradient =
        arrays.weightGradient(() -> dnn.planBehind(plain, BACKWARD_WEIGHTS, x, w, b, y));
    inputGradient = arrays.inputGradient(() -> dnn.planBehind(plain, BACKWARD_DATA, x, w, y));
  }

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    forward.run(input, weights, output, bias);
  }

  @Override
  public void forwardRelu(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    forwardRelu.run(input, weights, output, bias);
  }

  @Override
  public void backward(
      INDArray input,
      INDArray weights,
      INDArray outputGradient,
      INDArray weightsGradient,
      INDArray biasGradient,
      INDArray inputsGradient) {
    weightGradient.run(input, outputGradient, weightsGradient, biasGradient);
    if (inputsGradient != null) {
      inputGradient.run(outputGradient, weights, inputsGradient);
    }
  }
}
