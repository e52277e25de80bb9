package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolution by oneDNN. Each direction is prepared when it is first asked for. */
final class OneDnnConvolution implements ConvolutionKernel {

  private static final int DIRECT = 1;
  private static final int WINOGRAD_IF_FASTER = 3;
  private static final int WIDE = 64;
  private static final int WINOGRAD_TILE = 4;

  private final OneDnn dnn;
  private final int algorithm;
  private final int biasedKind;
  private final Memory source;
  private final Memory destination;
  private final Memory weights;
  private final Memory sourceInside;
  private final Memory destinationInside;
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
    boolean wide = wide(shape);
    boolean winograd = byWinograd(shape);
    algorithm = winograd ? WINOGRAD_IF_FASTER : DIRECT;
    // Asked for inference, oneDNN prefers its direct algorithm, also where it takes twice as long.
    biasedKind = winograd ? OneDnn.TRAINING : OneDnn.INFERENCE;
    sourceInside = wide ? dnn.anyLayout(channelsFirst(in)) : source;
    destinationInside = wide ? dnn.anyLayout(channelsFirst(shape.output())) : destination;
    anyWeights = dnn.anyLayout(shape.weights());
    bias = dnn.rowMajor(shape.outputs());
    strides = dnn.sizes(shape.stride(), shape.stride());
    paddingBefore = dnn.sizes(shape.padding(), shape.padding());
    paddingBehind = dnn.sizes(shape.paddingBehind(in.height()), shape.paddingBehind(in.width()));
    forwardPlan = forwardPlan(OneDnn.TRAINING, Pointer.NULL, dnn.attributes());
  }

  /**
   * Where Winograd's algorithm is worth the conversion to its layouts: with 256 channels of 8×8
   * (512 of 4×4) pixels all three products together take 25 instead of 57 (77) ms, batch 128, 2
   * cores; with 32 channels the conversion eats the gain.
   */
  private static boolean wide(ConvolutionShape shape) {
    return shape.kernel() == 3
        && shape.stride() == 1
        && Math.min(shape.input().channels(), shape.outputs()) >= WIDE;
  }

  /** Whether Winograd's algorithm may be used; oneDNN has it for AVX-512 alone. */
  static boolean byWinograd(ConvolutionShape shape) {
    return wide(shape) && Math.min(shape.input().height(), shape.input().width()) >= WINOGRAD_TILE;
  }

  private static long[] channelsFirst(ImageShape shape) {
    return new long[] {shape.batch(), shape.channels(), shape.height(), shape.width()};
  }

  @Override
  public void forward(INDArray input, INDArray w, INDArray output) {
    if (forward == null) {
      forward =
          new Computation.Builder(dnn, forwardPlan)
              .input(Argument.SOURCE, source)
              .input(Argument.WEIGHTS, weights)
              .output(Argument.DESTINATION, destination)
              .build();
    }
    forward.run(input, w, output);
  }

  @Override
  public void forward(INDArray input, INDArray w, INDArray b, INDArray output) {
    if (forwardBias == null) {
      forwardBias = biased(forwardPlan(biasedKind, bias, dnn.attributes()));
    }
    forwardBias.run(input, w, b, output);
  }

  @Override
  public void forwardRelu(INDArray input, INDArray w, INDArray b, INDArray output) {
    if (forwardRelu == null) {
      forwardRelu = biased(forwardPlan(biasedKind, bias, dnn.reluAttributes(this)));
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
    if (weightsGradient != null) {
      weightGradient(input, outputGradient, weightsGradient);
    }
    if (inputsGradient != null) {
      inputGradient(outputGradient, w, inputsGradient);
    }
  }

  private void weightGradient(INDArray input, INDArray outputGradient, INDArray gradient) {
    if (weightGradient == null) {
      weightGradient =
          new Computation.Builder(dnn, weightGradientPlan())
              .input(Argument.SOURCE, source)
              .input(Argument.DESTINATION_GRADIENT, destination)
              .output(Argument.WEIGHTS_GRADIENT, weights)
              .build();
    }
    weightGradient.run(input, outputGradient, gradient);
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

  private Computation biased(Plan plan) {
    return new Computation.Builder(dnn, plan)
        .input(Argument.SOURCE, source)
        .input(Argument.WEIGHTS, weights)
        .input(Argument.BIAS, bias)
        .output(Argument.DESTINATION, destination)
        .build();
  }

  private Plan forwardPlan(int kind, Pointer biasLayout, Pointer attributes) {
    return dnn.plan(
        dnn.operation(
            "dnnl_convolution_forward_desc_init",
            kind,
            algorithm,
            sourceInside,
            anyWeights,
            biasLayout,
            destinationInside,
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
            algorithm,
            sourceInside,
            anyWeights,
            Pointer.NULL,
            destinationInside,
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
            algorithm,
            sourceInside,
            anyWeights,
            destinationInside,
            strides,
            paddingBefore,
            paddingBehind),
        dnn.attributes(),
        forwardPlan);
  }
}
