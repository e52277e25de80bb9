package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolution by oneDNN. Each direction is prepared when it is first asked for. */
final class OneDnnConvolution implements ConvolutionKernel {

  private static final String FORWARD = "dnnl_convolution_forward_desc_init";
  private static final String BACKWARD_WEIGHTS = "dnnl_convolution_backward_weights_desc_init";
  private static final String BACKWARD_DATA = "dnnl_convolution_backward_data_desc_init";
  private static final int DIRECT = 1;
  private static final int WINOGRAD_IF_FASTER = 3;
  private static final int WIDE = 64;
  private static final int WINOGRAD_TILE = 4;

  private final Computation forward;
  private final Computation forwardBias;
  private final Computation forwardRelu;
  private final Computation weightGradient;
  private final Computation inputGradient;

  OneDnnConvolution(OneDnn dnn, ConvolutionShape shape) {
    Layouts layouts = dnn.layouts();
    WeightedArrays arrays =
        new WeightedArrays(
            dnn,
            layouts.images(shape.input()),
            layouts.rowMajor(shape.weights()),
            layouts.rowMajor(shape.outputs()),
            layouts.images(shape.output()));
    ImageShape in = shape.input();
    Pointer x = wide(shape) ? anyImages(layouts, in) : arrays.source();
    Pointer w = layouts.any(shape.weights());
    Pointer y = wide(shape) ? anyImages(layouts, shape.output()) : arrays.destination();
    Pointer step = layouts.sizes(shape.stride(), shape.stride());
    Pointer before = layouts.sizes(shape.padding(), shape.padding());
    Pointer behind =
        layouts.sizes(shape.paddingBehind(in.height()), shape.paddingBehind(in.width()));
    int how = byWinograd(shape) ? WINOGRAD_IF_FASTER : DIRECT;
    Plan plain =
        dnn.plan(FORWARD, OneDnn.TRAINING, how, x, w, Pointer.NULL, y, step, before, behind);
    // Asked for inference, oneDNN prefers its direct algorithm, also where it takes twice as long.
    int kind = byWinograd(shape) ? OneDnn.TRAINING : OneDnn.INFERENCE;
    Object[] biased = {kind, how, x, w, arrays.bias(), y, step, before, behind};
    Object[] byWeights = {how, x, w, Pointer.NULL, y, step, before, behind};
    Object[] byInput = {how, x, w, y, step, before, behind};
    forward = arrays.forward(() -> plain);
    forwardBias = arrays.forward(() -> dnn.plan(FORWARD, biased));
    forwardRelu = arrays.forward(() -> dnn.reluPlan(FORWARD, biased));
    weightGradient =
        arrays.weightGradient(() -> dnn.planBehind(plain, BACKWARD_WEIGHTS, byWeights));
    inputGradient = arrays.inputGradient(() -> dnn.planBehind(plain, BACKWARD_DATA, byInput));
  }

  private static Pointer anyImages(Layouts layouts, ImageShape shape) {
    return layouts.any(shape.batch(), shape.channels(), shape.height(), shape.width());
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

  @Override
  public void forward(INDArray input, INDArray weights, INDArray output) {
    forward.run(input, weights, output);
  }

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray output) {
    forwardBias.run(input, weights, output, bias);
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
      INDArray inputsGradient) {
    if (weightsGradient != null) {
      weightGradient.run(input, outputGradient, weightsGradient);
    }
    if (inputsGradient != null) {
      inputGradient.run(outputGradient, weights, inputsGradient);
    }
  }
}
