package io.github.distill4j.net.layer.kernel;

import com.sun.jna.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch norm by oneDNN, which keeps the signs that ReLU's gradient needs as one bit each. */
final class OneDnnBatchNorm implements BatchNormKernel {

  /** Channels from which on oneDNN has fast code for batch norm and ReLU as one. */
  static final long FEWEST_FUSED = 8;

  private static final int TRAINING = 64;
  private static final int INFERENCE = 96;
  private static final int BACKWARD = 128;
  private static final int GIVEN_STATISTICS = 1;
  private static final int SCALE_SHIFT_FLAG = 2;
  private static final int RELU_FLAG = 4;
  private static final int SOURCE = 1;
  private static final int DESTINATION = 17;
  private static final int SCALE_SHIFT = 33;
  private static final int MEAN = 49;
  private static final int VARIANCE = 50;
  private static final int MASK = 64;
  private static final int SOURCE_GRADIENT = 129;
  private static final int DESTINATION_GRADIENT = 145;
  private static final int SCALE_SHIFT_GRADIENT = 161;

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
    forwardPlan = forwardPlan(TRAINING, flags());
  }

  private int flags() {
    return SCALE_SHIFT_FLAG | (relu ? RELU_FLAG : 0);
  }

  @Override
  public long maskLength() {
    return relu ? (dnn.bytes(dnn.layout(forwardPlan, MASK)) + Float.BYTES - 1) / Float.BYTES : 0;
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
              .input(SOURCE, images)
              .input(SCALE_SHIFT, scaleShift)
              .output(DESTINATION, images)
              .output(MEAN, channels)
              .output(VARIANCE, channels);
      forward = (relu ? builder.opaque(MASK) : builder).build();
    }
    forward.run(input, scaleAndShift, output, mean, variance, mask);
  }

  @Override
  public void inference(
      INDArray input, INDArray scaleAndShift, INDArray mean, INDArray variance, INDArray output) {
    if (inference == null) {
      inference =
          new Computation.Builder(dnn, forwardPlan(INFERENCE, flags() | GIVEN_STATISTICS))
              .input(SOURCE, images)
              .input(SCALE_SHIFT, scaleShift)
              .input(MEAN, channels)
              .input(VARIANCE, channels)
              .output(DESTINATION, images)
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
              .input(SOURCE, images)
              .input(DESTINATION_GRADIENT, images)
              .input(SCALE_SHIFT, scaleShift)
              .input(MEAN, channels)
              .input(VARIANCE, channels)
              .output(SOURCE_GRADIENT, images)
              .output(SCALE_SHIFT_GRADIENT, scaleShift);
      backward = (relu ? builder.opaque(MASK) : builder).build();
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
            BACKWARD,
            images,
            images,
            epsilon,
            flags()),
        dnn.attributes(),
        forwardPlan);
  }
}
