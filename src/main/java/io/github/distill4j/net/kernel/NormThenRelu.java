package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch norm and ReLU one after the other, for images of few channels: below 8, oneDNN has the two
 * as one only in plain code. Taking them apart, a ResNet-8 of width 0.25 (4 channels at first)
 * learns a batch of 128 in 15 ms instead of 36. The mask is the norm's output.
 */
final class NormThenRelu implements BatchNormKernel {

  private final long length;
  private final BatchNormKernel norm;
  private final OneDnnRelu relu;

  NormThenRelu(OneDnn dnn, ImageShape shape) {
    length = shape.length();
    norm = new OneDnnBatchNorm(dnn, shape, false);
    relu = new OneDnnRelu(dnn, length);
  }

  @Override
  public long maskLength() {
    return length;
  }

  @Override
  public void forward(
      INDArray input, INDArray scaleShift, INDArray output, Moments moments, INDArray mask) {
    norm.forward(input, scaleShift, mask, moments, null);
    relu.forward(mask, output);
  }

  @Override
  public void inference(INDArray input, INDArray scaleShift, Moments moments, INDArray output) {
    norm.inference(input, scaleShift, moments, output);
    relu.forward(output, output);
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
    relu.backward(mask, outputGradient, mask);
    norm.backward(input, mask, scaleShift, moments, null, inputGradient, scaleShiftGradient);
  }
}
