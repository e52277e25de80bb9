package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ReLU by oneDNN. Every result may be written over an argument. */
final class OneDnnRelu {

  private static final int RELU_OF_OUTPUT = 0x100;

  private final Computation forward;
  private final Computation backward;

  OneDnnRelu(OneDnn dnn, long length) {
    Memory array = dnn.rowMajor(length);
    forward =
        new Computation.Builder(dnn, forwardPlan(dnn, array, OneDnn.RELU))
            .input(Argument.SOURCE, array)
            .output(Argument.DESTINATION, array)
            .build();
    backward =
        new Computation.Builder(dnn, backwardPlan(dnn, array))
            .input(Argument.DESTINATION, array)
            .input(Argument.DESTINATION_GRADIENT, array)
            .output(Argument.SOURCE_GRADIENT, array)
            .build();
  }

  private static Plan forwardPlan(OneDnn dnn, Memory array, int algorithm) {
    return dnn.plan(
        dnn.operation("dnnl_eltwise_forward_desc_init", OneDnn.TRAINING, algorithm, array, 0f, 0f),
        dnn.attributes(),
        null);
  }

  private static Plan backwardPlan(OneDnn dnn, Memory array) {
    return dnn.plan(
        dnn.operation("dnnl_eltwise_backward_desc_init", RELU_OF_OUTPUT, array, array, 0f, 0f),
        dnn.attributes(),
        forwardPlan(dnn, array, RELU_OF_OUTPUT));
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
