package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pooling by oneDNN, which keeps the places of maxima as one byte each. */
final class OneDnnPool implements PoolKernel {

  private static final int MAXIMUM = 0x1ff;
  private static final int AVERAGE = 0x3ff;

  private final OneDnn dnn;
  private final int algorithm;
  private final Memory source;
  private final Memory destination;
  private final Memory window;
  private final Memory none;
  private final Plan forwardPlan;
  private Computation forward;
  private Computation backward;

  private OneDnnPool(OneDnn dnn, int algorithm, ImageShape from, ImageShape to, long... window) {
    this.dnn = dnn;
    this.algorithm = algorithm;
    source = dnn.images(from);
    destination = dnn.images(to);
    this.window = dnn.sizes(window);
    none = dnn.sizes(0, 0);
    forwardPlan =
        dnn.plan(
            dnn.operation(
                "dnnl_pooling_forward_desc_init",
                OneDnn.TRAINING,
                algorithm,
                source,
                destination,
                this.window,
                this.window,
                none,
                none),
            dnn.attributes(),
            null);
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
    return algorithm == MAXIMUM
        ? (dnn.bytes(dnn.layout(forwardPlan, Argument.WORKSPACE)) + Float.BYTES - 1) / Float.BYTES
        : 0;
  }

  @Override
  public void forward(INDArray input, INDArray output, INDArray memory) {
    if (forward == null) {
      forward =
          withMemory(
              new Computation.Builder(dnn, forwardPlan)
                  .input(Argument.SOURCE, source)
                  .output(Argument.DESTINATION, destination));
    }
    forward.run(input, output, memory);
  }

  @Override
  public void backward(INDArray outputGradient, INDArray memory, INDArray inputGradient) {
    if (backward == null) {
      backward =
          withMemory(
              new Computation.Builder(dnn, backwardPlan())
                  .input(Argument.DESTINATION_GRADIENT, destination)
                  .output(Argument.SOURCE_GRADIENT, source));
    }
    backward.run(outputGradient, inputGradient, memory);
  }

  private Computation withMemory(Computation.Builder builder) {
    return (algorithm == MAXIMUM ? builder.opaque(Argument.WORKSPACE) : builder).build();
  }

  private Plan backwardPlan() {
    return dnn.plan(
        dnn.operation(
            "dnnl_pooling_backward_desc_init",
            algorithm,
            source,
            destination,
            window,
            window,
            none,
            none),
        dnn.attributes(),
        forwardPlan);
  }
}
