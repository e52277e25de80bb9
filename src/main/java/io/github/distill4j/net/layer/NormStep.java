package io.github.distill4j.net.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.distill4j.net.kernel.BatchNormKernel;
import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Moments;
import io.github.distill4j.net.kernel.NormFold;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch norm inside a layer: one training pass forward and the pass back that belongs to it.
 * Parameters are given as the layer's flat array, whose last four are the norm's.
 */
final class NormStep {

  /** The old running statistics' share in the new ones. */
  private static final double DECAY = 0.9;

  private final Recent<ImageShape, BatchNormKernel> kernels;
  private NormViews parameters;
  private NormViews gradients;
  private INDArray input;
  private Moments moments;
  private INDArray mask;

  NormStep(Kernels kernels, boolean relu) {
    this.kernels = new Recent<>(shape -> kernels.batchNorm(shape, relu));
  }

  /** Normalises by the batch's statistics; input and result stay for {@link #backward}. */
  INDArray train(INDArray images, INDArray flat, LayerMemory memory) {
    BatchNormKernel kernel = kernels.of(ImageShape.of(images.shape()));
    parameters = NormViews.of(flat, images.size(3), parameters);
    input = images;
    moments = Moments.of(memory.array(ArrayType.ACTIVATIONS, 2 * images.size(3)));
    mask =
        kernel.maskLength() == 0 ? null : memory.array(ArrayType.ACTIVATIONS, kernel.maskLength());
    INDArray output = memory.array(ArrayType.ACTIVATIONS, images.shape());
    kernel.forward(images, parameters.scaleShift(), output, moments, mask);
    return output;
  }

  /** Normalises by the running statistics. */
  INDArray infer(INDArray images, INDArray flat, LayerMemory memory) {
    parameters = NormViews.of(flat, images.size(3), parameters);
    INDArray output = memory.array(ArrayType.ACTIVATIONS, images.shape());
    kernels
        .of(ImageShape.of(images.shape()))
        .inference(images, parameters.scaleShift(), parameters.moments(), output);
    return output;
  }

  /** Writes the weights and the bias of the convolution that normalises by running statistics. */
  void fold(NormFold kernel, INDArray weights, INDArray flat, INDArray folded, INDArray bias) {
    parameters = NormViews.of(flat, bias.length(), parameters);
    kernel.fold(weights, parameters.scaleShift(), parameters.moments(), folded, bias);
  }

  /**
   * Writes the gradients by input, scale and shift, and for the running statistics what the updater
   * shall subtract: (1 − decay) (running − batch).
   */
  void backward(INDArray outputGradient, INDArray flat, INDArray gradient, INDArray inputGradient) {
    if (input == null) {
      throw new IllegalStateException("backward pass without a training forward pass before it");
    }
    parameters = NormViews.of(flat, input.size(3), parameters);
    gradients = NormViews.of(gradient, input.size(3), gradients);
    kernels
        .of(ImageShape.of(input.shape()))
        .backward(
            input,
            outputGradient,
            parameters.scaleShift(),
            moments,
            mask,
            inputGradient,
            gradients.scaleShift());
    changeRunning();
  }

  private void changeRunning() {
    // Not SubOp: ND4J's custom operations cost 0.1 ms a call, more than this whole step.
    INDArray change = gradients.moments().both();
    parameters.moments().both().mul(1 - DECAY, change);
    Nd4j.getBlasWrapper().level1().axpy(change.length(), DECAY - 1, moments.both(), change);
  }

  /** Lets go of the arrays of the last pass. */
  void clear() {
    input = null;
    moments = null;
    mask = null;
  }

  /**
   * The four parameters of a batch norm, or their gradients, as they lie in memory.
   *
   * @param flat all parameters of the layer, of which these are the last
   * @param scaleShift gamma, then beta: [2 × channels]
   */
  private record NormViews(INDArray flat, INDArray scaleShift, Moments moments) {

    /** The views of a layer's flat array: those from the last call, if it is the same. */
    static NormViews of(INDArray flat, long channels, NormViews last) {
      if (last != null && last.flat == flat) {
        return last;
      }
      INDArray vector = flat.reshape(flat.length());
      long end = flat.length();
      return new NormViews(
          flat,
          vector.get(interval(end - 4 * channels, end - 2 * channels)),
          Moments.of(vector.get(interval(end - 2 * channels, end))));
    }
  }
}
