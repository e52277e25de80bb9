package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pooling by oneDNN, which keeps the places of maxima as one byte each. */
final class OneDnnPool implements PoolKernel {

  private static final String FORWARD = "dnnl_pooling_forward_desc_init";
  private static final String BACKWARD = "dnnl_pooling_backward_desc_init";
  private static final int MAXIMUM = 0x1ff;
  private static final int AVERAGE = 0x3ff;

  private final long memoryLength;
  private final Computation forward;
  private final Computation backward;

  private OneDnnPool(OneDnn dnn, int algorithm, ImageShape from, ImageShape to, long... window) {
    Pointer x = dnn.layouts().images(from);
    Pointer y = dnn.layouts().images(to);
    Pointer size = dnn.layouts().sizes(window);
    Pointer none = dnn.layouts().sizes(0, 0);
    Plan plan = dnn.plan(FORWARD, OneDnn.TRAINING, algorithm, x, y, size, size, none, none);
    memoryLength = dnn.floats(plan, Argument.WORKSPACE);
    forward =
        new Computation(
            dnn,
            () -> plan,
            Argument.SOURCE.from(x),
            Argument.DESTINATION.to(y),
            Argument.WORKSPACE.asItIs());
    backward =
        new Computation(
            dnn,
            () -> dnn.planBehind(plan, BACKWARD, algorithm, x, y, size, size, none, none),
            Argument.DESTINATION_GRADIENT.from(y),
            Argument.SOURCE_GRADIENT.to(x),
            Argument.WORKSPACE.asItIs());
  }

  static OneDnnPool maximum2x2(OneDnn dnn, ImageShape shape) {
    return new OneDnnPool(dnn, MAXIMUM, shape, shape.halved(), 2, 2);
  }

  static OneDnnPool average(OneDnn dnn, ImageShape shape) {
    ImageShape one = new ImageShape(shape.batch(), 1, 1, shape.channels());
    return new OneDnnPool(dnn, AVERAGE, shape, one, shape.height(), shape.width());
  }

  @Override
  public long memoryLength() {
    return memoryLength;
  }

  @Override
  public void forward(INDArray input, INDArray output, INDArray memory) {
    forward.run(input, output, memory);
  }

  @Override
  public void backward(INDArray outputGradient, INDArray memory, INDArray inputGradient) {
    backward.run(outputGradient, inputGradient, memory);
  }
}
