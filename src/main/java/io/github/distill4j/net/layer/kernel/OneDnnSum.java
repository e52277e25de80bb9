package io.github.distill4j.net.layer.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A sum with ReLU by oneDNN, each direction in one pass over memory. */
final class OneDnnSum implements SumKernel {

  private static final int TRAINING = 64;
  private static final int RELU_OF_OUTPUT = 0x100;
  private static final int ONE = 1;
  private static final int OTHER = 2;
  private static final int DESTINATION = 17;
  private static final int SOURCE_GRADIENT = 129;
  private static final int DESTINATION_GRADIENT = 145;

  private final Computation forward;
  private final Computation backward;

  OneDnnSum(OneDnn dnn, long length) {
    Memory array = dnn.rowMajor(length);
    Pointer relu = dnn.reluAttributes(this);
    forward =
        new Computation.Builder(dnn, dnn.plan(dnn.addition(array), relu, null))
            .input(ONE, array)
            .input(OTHER, array)
            .output(DESTINATION, array)
            .build();
    backward =
        new Computation.Builder(dnn, backwardPlan(dnn, array))
            .input(DESTINATION, array)
            .input(DESTINATION_GRADIENT, array)
            .output(SOURCE_GRADIENT, array)
            .build();
  }

  private static Plan backwardPlan(OneDnn dnn, Memory array) {
    Plan forward =
        dnn.plan(
            dnn.operation(
                "dnnl_eltwise_forward_desc_init", TRAINING, RELU_OF_OUTPUT, array, 0f, 0f),
            dnn.attributes(),
            null);
    return dnn.plan(
        dnn.operation("dnnl_eltwise_backward_desc_init", RELU_OF_OUTPUT, array, array, 0f, 0f),
        dnn.attributes(),
        forward);
  }

  @Override
  public void forward(INDArray one, INDArray other, INDArray output) {
    forward.run(one, other, output);
  }

  @Override
  public void backward(INDArray output, INDArray outputGradient, INDArray inputGradient) {
    backward.run(output, outputGradient, inputGradient);
  }
}
