package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ReLU by oneDNN. Every result may be written over an argument. */
final class OneDnnRelu {

  private static final String FORWARD = "dnnl_eltwise_forward_desc_init";
  private static final String BACKWARD = "dnnl_eltwise_backward_desc_init";
  private static final int RELU_OF_OUTPUT = 0x100;

  private final Computation forward;
  private final Computation backward;

  OneDnnRelu(OneDnn dnn, long length) {
    Pointer array = dnn.layouts().rowMajor(length);
    forward =
        new Computation(
            dnn,
            () -> dnn.plan(FORWARD, OneDnn.TRAINING, OneDnn.RELU, array, 0f, 0f),
            Argument.SOURCE.from(array),
            Argument.DESTINATION.to(array));
    backward =
        new Computation(
            dnn,
            () ->
                dnn.planBehind(
                    dnn.plan(FORWARD, OneDnn.TRAINING, RELU_OF_OUTPUT, array, 0f, 0f),
                    BACKWARD,
                    RELU_OF_OUTPUT,
                    array,
                    array,
                    0f,
                    0f),
            Argument.DESTINATION.from(array),
            Argument.DESTINATION_GRADIENT.from(array),
            Argument.SOURCE_GRADIENT.to(array));
  }

  /** Writes max(input, 0). */
  void forward(INDArray input, INDArray output) {
    forward.run(input, output);
  }

  /**
   * Writes the output's gradient where the output is above 0, and 0 elsewhere.
   *
   * @param output or input, which is above 0 at the same places
   */
  void backward(INDArray output, INDArray outputGradient, INDArray inputGradient) {
    backward.run(output, outputGradient, inputGradient);
  }
}
