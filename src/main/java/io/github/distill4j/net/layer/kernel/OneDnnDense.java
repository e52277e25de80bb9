package io.github.distill4j.net.layer.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense product by oneDNN, whose order of weights is Deeplearning4j's. */
final class OneDnnDense implements DenseKernel {

  private static final int TRAINING = 64;
  private static final int SOURCE = 1;
  private static final int DESTINATION = 17;
  private static final int WEIGHTS = 33;
  private static final int BIAS = 41;
  private static final int SOURCE_GRADIENT = 129;
  private static final int DESTINATION_GRADIENT = 145;
  private static final int WEIGHTS_GRADIENT = 161;
  private static final int BIAS_GRADIENT = 169;

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
              .input(SOURCE, source)
              .input(DESTINATION_GRADIENT, destination)
              .output(WEIGHTS_GRADIENT, weights)
              .output(BIAS_GRADIENT, bias)
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
              .input(DESTINATION_GRADIENT, destination)
              .input(WEIGHTS, weights)
              .output(SOURCE_GRADIENT, source)
              .build();
    }
    inputGradient.run(outputGradient, w, gradient);
  }

  private Computation forward(Plan plan) {
    return new Computation.Builder(dnn, plan)
        .input(SOURCE, source)
        .input(WEIGHTS, weights)
        .input(BIAS, bias)
        .output(DESTINATION, destination)
        .build();
  }

  private Plan forwardPlan(Pointer attributes) {
    return dnn.plan(
        dnn.operation(
            "dnnl_inner_product_forward_desc_init", TRAINING, source, weights, bias, destination),
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
