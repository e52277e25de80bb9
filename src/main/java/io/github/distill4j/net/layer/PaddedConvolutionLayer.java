package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ConvolutionKernel;
import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link PaddedConvolution} with nothing behind it at work. */
final class PaddedConvolutionLayer extends LayerAtWork<PaddedConvolution> {

  private transient Recent<ImageShape, ConvolutionKernel> kernels;

  PaddedConvolutionLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void use(Kernels all) {
    kernels = new Recent<>(images -> all.convolution(layerConf().convolution().of(images)));
  }

  @Override
  INDArray forward(INDArray read, boolean training, LayerMemory memory) {
    ImageShape images = ImageShape.of(read.shape());
    INDArray output = memory.array(ArrayType.ACTIVATIONS, layerConf().outputShape(images));
    kernels.of(images).forward(read, getParam(Parameter.WEIGHTS), output);
    return output;
  }

  @Override
  INDArray backward(INDArray read, INDArray outputGradient, LayerMemory memory) {
    INDArray inputGradient =
        layerConf().inputGradient() ? memory.array(ArrayType.ACTIVATION_GRAD, read.shape()) : null;
    INDArray weights = getParam(Parameter.WEIGHTS);
    INDArray weightGradient = gradientViews.get(Parameter.WEIGHTS);
    kernels
        .of(ImageShape.of(read.shape()))
        .backward(read, weights, outputGradient, weightGradient, inputGradient);
    return inputGradient;
  }
}
