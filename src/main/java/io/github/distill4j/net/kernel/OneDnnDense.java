package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense product by oneDNN, whose order of weights is Deeplearning4j's. */
final class OneDnnDense implements DenseKernel {

  private final OneDnn dnn;
  private final Memory source;
  private final Memory weights;
  private final Memory bias;
  private final Memory destination;
  private final Plan forwardPlan;
  private Computation forward;
  private Computation forwardRelu;
  private Computation weightGradient;
  private Computation inputGradient;

  OneDnnDense(OneDnn dnn, DenseShape shape) {
    this.dnn = dnn;
    source = dnn.rowMajor(shape.batch(), shape.inputs());
    weights = dnn.rowMajor(shape.outputs(), shape.inputs());
    bias = dnn.rowMajor(shape.outputs());
    destination = dnn.rowMajor(shape.batch(), shape.outputs());
    forwardPlan = forwardPlan(dnn.attributes());
  }

  @Override
  public void forward(INDArray input, INDArray w, INDArray b, INDArray output) {
    if (forward == null) {
      forward = forward(forwardPlan);
    }
    forward.run(input, w, b, output);
  }

  @Override
  public void forwardRelu(INDArray input, INDArray w, INDArray b, INDArray output) {
    if (forwardRelu == null) {
      forwardRelu = forward(forwardPlan(dnn.reluAttributes(this)));
    }
    forwardRelu.run(input, w, b, output);
  }

  @Override
  public void backward(
      INDArray input,
      INDArray w,
      INDArray outputGradient,
      INDArray weightsGradient,
      INDArray biasGradient,
      INDArray inputsGradient) {
    if (weightGradient == null) {
      weightGradient =
          new Computation.Builder(dnn, weightGradientPlan())
              .input(Argument.SOURCE, source)
              .input(Argument.DESTINATION_GRADIENT, destination)
              .output(Argument.WEIGHTS_GRADIENT, weights)
              .output(Argument.BIAS_GRADIENT, bias)
              .build();
    }
    weightGradient.run(input, outputGradient, weightsGradient, biasGradient);
    if (inputsGradient != null) {
      inputGradient(outputGradient, w, inputsGradient);
    }
  }

  private void inputGradient(INDArray outputGradient, INDArray w, INDArray gradient) {
    if (inputGradient == null) {
      inputGradient =
          new Computation.Builder(dnn, inputGradientPlan())
              .input(Argument.DESTINATION_GRADIENT, destination)
              .input(Argument.WEIGHTS, weights)
              .output(Argument.SOURCE_GRADIENT, source)
              .build();
    }
    inputGradient.run(outputGradient, w, gradient);
  }

  private Computation forward(Plan plan) {
    return new Computation.Builder(dnn, plan)
        .input(Argument.SOURCE, source)
        .input(Argument.WEIGHTS, weights)
        .input(Argument.BIAS, bias)
        .output(Argument.DESTINATION, destination)
        .build();
  }

  private Plan forwardPlan(Pointer attributes) {
    return dnn.plan(
        dnn.operation(
            "dnnl_inner_product_forward_desc_init",
            OneDnn.TRAINING,
            source,
            weights,
            bias,
            destination),
        attributes,
        null);
  }

  private Plan weightGradientPlan() {
    return dnn.plan(
        dnn.operation(
            "dnnl_inner_product_backward_weights_desc_init", source, weights, bias, destination),
        dnn.attributes(),
        forwardPlan);
  }

  private Plan inputGradientPlan() {
    return dnn.plan(
        dnn.operation("dnnl_inner_product_backward_data_desc_init", source, weights, destination),
        dnn.attributes(),
        forwardPlan);
  }
}
