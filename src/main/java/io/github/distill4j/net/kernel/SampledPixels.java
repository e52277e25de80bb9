package io.github.distill4j.net.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every second pixel of every second row with as many channels of zeros behind the channels, as a
 * 1×1 convolution of stride 2 with ones and zeros for weights: one pass of oneDNN instead of an
 * assignment between strided views.
 */
final class SampledPixels implements PoolKernel {

  private final ConvolutionKernel convolution;
  private final INDArray weights;

  SampledPixels(Kernels kernels, DataType type, ImageShape shape) {
    convolution = kernels.convolution(new ConvolutionShape(shape, 2 * shape.channels(), 1, 2));
    weights = unitMatrixOverZeros(type, shape.channels());
  }

  private static INDArray unitMatrixOverZeros(DataType type, long channels) {
    INDArray weights = Nd4j.create(type, 2 * channels, channels, 1, 1);
    for (long i = 0; i < channels; i++) {
      weights.putScalar(i * (channels + 1), 1);
    }
    // The kernel outlives the step, the step's workspace does not.
    return weights.detach();
  }

  @Override
  public long memoryLength() {
    return 0;
  }

  @Override
  public void forward(INDArray input, INDArray output, INDArray memory) {
    convolution.forward(input, weights, output);
  }

  @Override
  public void backward(INDArray outputGradient, INDArray memory, INDArray inputGradient) {
    // The input matters to the gradient by the weights alone.
    convolution.backward(inputGradient, weights, outputGradient, null, inputGradient);
  }
}
