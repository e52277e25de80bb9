package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch norm by oneDNN, which keeps the signs that ReLU's gradient needs as one bit each. */
final class OneDnnBatchNorm implements BatchNormKernel {

  /** Channels from which on oneDNN has fast code for batch norm and ReLU as one. */
  static final long FEWEST_FUSED = 8;

  private static final int GIVEN_STATISTICS = 1;
  private static final int SCALE_SHIFT_FLAG = 2;
  private static final int RELU_FLAG = 4;

  private final OneDnn dnn;
  private final float epsilon;
  private final boolean relu;
  private final Memory images;
  private final Memory channels;
  private final Memory scaleShift;
  private final Plan forwardPlan;
  private Computation forward;
  private Computation inference;
  private Computation backward;

  OneDnnBatchNorm(OneDnn dnn, ImageShape shape, float epsilon, boolean relu) {
    this.dnn = dnn;
    this.epsilon = epsilon;
    this.relu = relu;
    images = dnn.images(shape);
    channels = dnn.rowMajor(shape.channels());
    scaleShift = dnn.rowMajor(2, shape.channels());
    forwardPlan = forwardPlan(OneDnn.TRAINING, flags());
  }

  private int flags() {
    return SCALE_SHIFT_FLAG | (relu ? RELU_FLAG : 0);
  }

  @Override
  public long maskLength() {
    return relu
        ? (dnn.bytes(dnn.layout(forwardPlan, Argument.WORKSPACE)) + Float.BYTES - 1) / Float.BYTES
        : 0;
  }

  @Override
  public void forward(
      INDArray input,
      INDArray scaleAndShift,
      INDArray output,
      INDArray mean,
      INDArray variance,
      INDArray mask) {
    if (forward == null) {
      Computation.Builder builder =
          new Computation.Builder(dnn, forwardPlan)
              .input(Argument.SOURCE, images)
              .input(Argument.SCALE_SHIFT, scaleShift)
              .output(Argument.DESTINATION, images)
              .output(Argument.MEAN, channels)
              .output(Argument.VARIANCE, channels);
      forward = (relu ? builder.opaque(Argument.WORKSPACE) : builder).build();
    }
    forward.run(input, scaleAndShift, output, mean, variance, mask);
  }

  @Override
  public void inference(
      INDArray input, INDArray scaleAndShift, INDArray mean, INDArray variance, INDArray output) {
    if (inference == null) {
      inference =
          new Computation.Builder(dnn, forwardPlan(OneDnn.INFERENCE, flags() | GIVEN_STATISTICS))
              .input(Argument.SOURCE, images)
              .input(Argument.SCALE_SHIFT, scaleShift)
              .input(Argument.MEAN, channels)
              .input(Argument.VARIANCE, channels)
              .output(Argument.DESTINATION, images)
              .build();
    }
    inference.run(input, scaleAndShift, mean, variance, output);
  }

  @Override
  public void backward(
      INDArray input,
      INDArray outputGradient,
      INDArray scaleAndShift,
      INDArray mean,
      INDArray variance,
      INDArray mask,
      INDArray inputGradient,
      INDArray scaleShiftGradient) {
    if (backward == null) {
      Computation.Builder builder =
          new Computation.Builder(dnn, backwardPlan())
              .input(Argument.SOURCE, images)
              .input(Argument.DESTINATION_GRADIENT, images)
              .input(Argument.SCALE_SHIFT, scaleShift)
              .input(Argument.MEAN, channels)
              .input(Argument.VARIANCE, channels)
              .output(Argument.SOURCE_GRADIENT, images)
              .output(Argument.SCALE_SHIFT_GRADIENT, scaleShift);
      backward = (relu ? builder.opaque(Argument.WORKSPACE) : builder).build();
    }
    backward.run(
        input,
        outputGradient,
        scaleAndShift,
        mean,
        variance,
        inputGradient,
        scaleShiftGradient,
        mask);
  }

  private Plan forwardPlan(int kind, int flags) {
    return dnn.plan(
        dnn.operation("dnnl_batch_normalization_forward_desc_init", kind, images, epsilon, flags),
        dnn.attributes(),
        null);
  }

  private Plan backwardPlan() {
    return dnn.plan(
        dnn.operation(
            "dnnl_batch_normalization_backward_desc_init",
            OneDnn.BACKWARD,
            images,
            images,
            epsilon,
            flags()),
        dnn.attributes(),
        forwardPlan);
  }
}
