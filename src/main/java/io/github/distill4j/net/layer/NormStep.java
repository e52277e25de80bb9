package io.github.distill4j.net.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.distill4j.net.kernel.BatchNormKernel;
import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batch norm inside a layer: one training pass forward and the pass back that belongs to it. */
final class NormStep {

  private final Recent<ImageShape, BatchNormKernel> kernels;
  private final double decay;
  private INDArray input;
  private INDArray statistics;
  private INDArray mean;
  private INDArray variance;
  private INDArray mask;

  NormStep(Kernels kernels, double epsilon, double decay, boolean relu) {
    this.kernels = new Recent<>(shape -> kernels.batchNorm(shape, epsilon, relu));
    this.decay = decay;
  }

  /** Normalises by the batch's statistics; input and result stay for {@link #backward}. */
  INDArray train(INDArray images, NormViews parameters, LayerWorkspaceMgr workspaces) {
    BatchNormKernel kernel = kernels.of(ImageShape.of(images.shape()));
    long channels = images.size(3);
    input = images;
    statistics = kept(workspaces, images, 2 * channels);
    mean = statistics.get(interval(0, channels));
    variance = statistics.get(interval(channels, 2 * channels));
    mask = kernel.maskLength() == 0 ? null : kept(workspaces, images, kernel.maskLength());
    INDArray output = kept(workspaces, images, images.shape());
    kernel.forward(images, parameters.scaleShift(), output, mean, variance, mask);
    return output;
  }

  /** Normalises by the running statistics. */
  INDArray infer(INDArray images, NormViews parameters, LayerWorkspaceMgr workspaces) {
    INDArray output = kept(workspaces, images, images.shape());
    kernels
        .of(ImageShape.of(images.shape()))
        .inference(
            images, parameters.scaleShift(), parameters.mean(), parameters.variance(), output);
    return output;
  }

  /**
   * Writes the gradients by input, scale and shift, and for the running statistics what the updater
   * shall subtract: (1 − decay) (running − batch).
   */
  void backward(
      INDArray outputGradient, NormViews parameters, NormViews gradients, INDArray inputGradient) {
    if (input == null) {
      throw new IllegalStateException("backward pass without a training forward pass before it");
    }
    kernels
        .of(ImageShape.of(input.shape()))
        .backward(
            input,
            outputGradient,
            parameters.scaleShift(),
            mean,
            variance,
            mask,
            inputGradient,
            gradients.scaleShift());
    // Not SubOp: ND4J's custom operations cost 0.1 ms a call, more than this whole step.
    INDArray change = gradients.statistics();
    parameters.statistics().mul(1 - decay, change);
    Nd4j.getBlasWrapper().level1().axpy(change.length(), decay - 1, statistics, change);
  }

  /** Lets go of the arrays of the last pass. */
  void clear() {
    input = null;
    statistics = null;
    mean = null;
    variance = null;
    mask = null;
  }

  private static INDArray kept(LayerWorkspaceMgr workspaces, INDArray like, long... shape) {
    return workspaces.createUninitialized(ArrayType.ACTIVATIONS, like.dataType(), shape, 'c');
  }
}
