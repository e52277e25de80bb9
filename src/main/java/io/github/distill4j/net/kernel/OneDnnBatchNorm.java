package io.github.distill4j.net.kernel;

import static io.github.distill4j.net.kernel.Argument.DESTINATION;
import static io.github.distill4j.net.kernel.Argument.DESTINATION_GRADIENT;
import static io.github.distill4j.net.kernel.Argument.MEAN;
import static io.github.distill4j.net.kernel.Argument.SCALE_SHIFT;
import static io.github.distill4j.net.kernel.Argument.SCALE_SHIFT_GRADIENT;
import static io.github.distill4j.net.kernel.Argument.SOURCE;
import static io.github.distill4j.net.kernel.Argument.SOURCE_GRADIENT;
import static io.github.distill4j.net.kernel.Argument.VARIANCE;
import static io.github.distill4j.net.kernel.Argument.WORKSPACE;

import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch norm by oneDNN, which keeps the signs that ReLU's gradient needs as one bit each. */
final class OneDnnBatchNorm implements BatchNormKernel {

  /** Channels from which on oneDNN has fast code for batch norm and ReLU as one. */
  static final long FEWEST_FUSED = 8;

  private static final String FORWARD = "dnnl_batch_normalization_forward_desc_init";
  private static final String BACKWARD = "dnnl_batch_normalization_backward_desc_init";
  private static final int GIVEN_STATISTICS = 1;
  private static final int SCALE_SHIFT_FLAG = 2;
  private static final int RELU_FLAG = 4;

  private final long maskLength;
  private final Computation forward;
  private final Computation inference;
  private final Computation backward;

  OneDnnBatchNorm(OneDnn dnn, ImageShape shape, boolean relu) {
    Pointer images = dnn.layouts().images(shape);
    Pointer channels = dnn.layouts().rowMajor(shape.channels());
    Pointer scaleShift = dnn.layouts().rowMajor(2, shape.channels());
    int flags = SCALE_SHIFT_FLAG | (relu ? RELU_FLAG : 0);
    float epsilon = (float) EPSILON;
    Plan training = dnn.plan(FORWARD, OneDnn.TRAINING, images, epsilon, flags);
    maskLength = dnn.floats(training, WORKSPACE);
    forward =
        new Computation(
            dnn,
            () -> training,
            SOURCE.from(images),
            SCALE_SHIFT.from(scaleShift),
            DESTINATION.to(images),
            MEAN.to(channels),
            VARIANCE.to(channels),
            WORKSPACE.asItIs());
    inference =
        new Computation(
            dnn,
            () -> dnn.plan(FORWARD, OneDnn.INFERENCE, images, epsilon, flags | GIVEN_STATISTICS),
            SOURCE.from(images),
            SCALE_SHIFT.from(scaleShift),
            MEAN.from(channels),
            VARIANCE.from(channels),
            DESTINATION.to(images));
    backward =
        new Computation(
            dnn,
            () ->
                dnn.planBehind(training, BACKWARD, OneDnn.BACKWARD, images, images, epsilon, flags),
            SOURCE.from(images),
            DESTINATION_GRADIENT.from(images),
            SCALE_SHIFT.from(scaleShift),
            MEAN.from(channels),
            VARIANCE.from(channels),
            SOURCE_GRADIENT.to(images),
            SCALE_SHIFT_GRADIENT.to(scaleShift),
            WORKSPACE.asItIs());
  }

  @Override
  public long maskLength() {
    return maskLength;
  }

  @Override
  public void forward(
      INDArray input, INDArray scaleShift, INDArray output, Moments moments, INDArray mask) {
    forward.run(input, scaleShift, output, moments.mean(), moments.variance(), mask);
  }

  @Override
  public void inference(INDArray input, INDArray scaleShift, Moments moments, INDArray output) {
    inference.run(input, scaleShift, moments.mean(), moments.variance(), output);
  }

  @Override
  public void backward(
      INDArray input,
      INDArray outputGradient,
      INDArray scaleShift,
      Moments moments,
      INDArray mask,
      INDArray inputGradient,
      INDArray scaleShiftGradient) {
    backward.run(
        input,
        outputGradient,
        scaleShift,
        moments.mean(),
        moments.variance(),
        inputGradient,
        scaleShiftGradient,
        mask);
  }
}
