package io.github.distill4j.net.layer.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolution by oneDNN. Each direction is prepared when it is first asked for. */
final class OneDnnConvolution implements ConvolutionKernel {

  private static final int TRAINING = 64;
  private static final int INFERENCE = 96;
  private static final int DIRECT = 1;
  private static final int RELU = 0x1f;
  private static final int SOURCE = 1;
  private static final int DESTINATION = 17;
  private static final int WEIGHTS = 33;
  private static final int BIAS = 41;
  private static final int SOURCE_GRADIENT = 129;
  private static final int DESTINATION_GRADIENT = 145;
  private static final int WEIGHTS_GRADIENT = 161;

  private final OneDnn dnn;
  private final Memory source;
  private final Memory destination;
  private final Memory weights;
  private final Memory anyWeights;
  private final Memory bias;
  private final Memory strides;
  private final Memory paddingBefore;
  private final Memory paddingBehind;
  private final Plan forwardPlan;
  private Computation forward;
  private Computation forwardBias;
  private Computation forwardRelu;
  private Computation weightGradient;
  private Computation inputGradient;

  OneDnnConvolution(OneDnn dnn, ConvolutionShape shape) {
    this.dnn = dnn;
    ImageShape in = shape.input();
    source = dnn.images(in);
    destination = dnn.images(shape.output());
    weights = dnn.rowMajor(shape.weights());
    anyWeights = dnn.anyLayout(shape.weights());
    bias = dnn.rowMajor(shape.outputs());
    strides = dnn.sizes(shape.stride(), shape.stride());
    paddingBefore = dnn.sizes(shape.padding(), shape.padding());
    paddingBehind = dnn.sizes(shape.paddingBehind(in.height()), shape.paddingBehind(in.width()));
    forwardPlan = forwardPlan(TRAINING, Pointer.NULL, dnn.attributes());
  }

  @Override
  public void forward(INDArray input, INDArray w, INDArray output) {
    if (forward == null) {
      forward =
          new Computation.Builder(dnn, forwardPlan)
              .input(SOURCE, source)
              .input(WEIGHTS, weights)
              .output(DESTINATION, destination)
              .build();
    }
    forward.run(input, w, output);
  }

  @Override
  public void forward(INDArray input, INDArray w, INDArray b, INDArray output) {
    if (forwardBias == null) {
      forwardBias = biased(forwardPlan(INFERENCE, bias, dnn.attributes()));
    }
    forwardBias.run(input, w, b, output);
  }

  @Override
  public void forwardRelu(INDArray input, INDArray w, INDArray b, INDArray output) {
    if (forwardRelu == null) {
      forwardRelu = biased(forwardPlan(INFERENCE, bias, relu()));
    }
    forwardRelu.run(input, w, b, output);
  }

  @Override
  public void backward(
      INDArray input,
      INDArray w,
      INDArray outputGradient,
      INDArray weightsGradient,
      INDArray inputsGradient) {
    weightGradient(input, outputGradient, weightsGradient);
    if (inputsGradient != null) {
      inputGradient(outputGradient, w, inputsGradient);
    }
  }

  private void weightGradient(INDArray input, INDArray outputGradient, INDArray gradient) {
    if (weightGradient == null) {
      weightGradient =
          new Computation.Builder(dnn, weightGradientPlan())
              .input(SOURCE, source)
              .input(DESTINATION_GRADIENT, destination)
              .output(WEIGHTS_GRADIENT, weights)
              .build();
    }
    weightGradient.run(input, outputGradient, gradient);
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

  private Computation biased(Plan plan) {
    return new Computation.Builder(dnn, plan)
        .input(SOURCE, source)
        .input(WEIGHTS, weights)
        .input(BIAS, bias)
        .output(DESTINATION, destination)
        .build();
  }

  private Pointer relu() {
    Pointer steps = dnn.create("dnnl_post_ops_create");
    dnn.call("dnnl_post_ops_append_eltwise", steps, 1f, RELU, 0f, 0f);
    Pointer attributes = dnn.newAttributes();
    dnn.call("dnnl_primitive_attr_set_post_ops", attributes, steps);
    dnn.destroyWith(this, "dnnl_post_ops_destroy", steps);
    dnn.destroyWith(this, "dnnl_primitive_attr_destroy", attributes);
    return attributes;
  }

  private Plan forwardPlan(int kind, Pointer biasLayout, Pointer attributes) {
    return dnn.plan(
        dnn.operation(
            "dnnl_convolution_forward_desc_init",
            kind,
            DIRECT,
            source,
            anyWeights,
            biasLayout,
            destination,
            strides,
            paddingBefore,
            paddingBehind),
        attributes,
        null);
  }

  private Plan weightGradientPlan() {
    return dnn.plan(
        dnn.operation(
            "dnnl_convolution_backward_weights_desc_init",
            DIRECT,
            source,
            anyWeights,
            Pointer.NULL,
            destination,
            strides,
            paddingBefore,
            paddingBehind),
        dnn.attributes(),
        forwardPlan);
  }

  private Plan inputGradientPlan() {
    return dnn.plan(
        dnn.operation(
            "dnnl_convolution_backward_data_desc_init",
            DIRECT,
            source,
            anyWeights,
            destination,
            strides,
            paddingBefore,
            paddingBehind),
        dnn.attributes(),
        forwardPlan);
  }
}
