package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ConvolutionKernel;
import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.NormFold;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link PaddedConvolution} at work. */
final class PaddedConvolutionLayer extends LayerAtWork<PaddedConvolution> {

  private transient Recent<ImageShape, ConvolutionKernel> kernels;
  private transient NormFold fold;

  /** Null if nothing follows the convolution. */
  private transient NormStep norm;

  PaddedConvolutionLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void use(Kernels all) {
    kernels = new Recent<>(images -> all.convolution(layerConf().convolution().of(images)));
    fold = all.normFold();
    norm = layerConf().norm() ? new NormStep(all, layerConf().relu()) : null;
  }

  @Override
  INDArray forward(INDArray read, boolean training, LayerMemory memory) {
    ImageShape images = ImageShape.of(read.shape());
    INDArray output = memory.array(ArrayType.ACTIVATIONS, layerConf().outputShape(images));
    if (norm != null && !training) {
      infer(read, output, memory);
      return output;
    }
    kernels.of(images).forward(read, getParam(Parameter.WEIGHTS), output);
    return norm == null ? output : norm.train(output, paramsFlattened, memory);
  }

  private void infer(INDArray read, INDArray output, LayerMemory memory) {
    INDArray weights = getParam(Parameter.WEIGHTS);
    INDArray folded = memory.array(ArrayType.FF_WORKING_MEM, weights.shape());
    INDArray bias = memory.array(ArrayType.FF_WORKING_MEM, layerConf().getNOut());
    norm.fold(fold, weights, paramsFlattened, folded, bias);
    ConvolutionKernel kernel = kernels.of(ImageShape.of(read.shape()));
    if (layerConf().relu()) {
      kernel.forwardRelu(read, folded, bias, output);
    } else {
      kernel.forward(read, folded, bias, output);
    }
  }

  @Override
  INDArray backward(INDArray read, INDArray outputGradient, LayerMemory memory) {
    INDArray convolved = outputGradient;
    if (norm != null) {
      convolved = memory.array(ArrayType.BP_WORKING_MEM, outputGradient.shape());
      norm.backward(outputGradient, paramsFlattened, gradientsFlattened, convolved);
    }
    INDArray inputGradient =
        layerConf().inputGradient() ? memory.array(ArrayType.ACTIVATION_GRAD, read.shape()) : null;
    INDArray weights = getParam(Parameter.WEIGHTS);
    INDArray weightGradient = gradientViews.get(Parameter.WEIGHTS);
    kernels
        .of(ImageShape.of(read.shape()))
        .backward(read, weights, convolved, weightGradient, inputGradient);
    return inputGradient;
  }

  @Override
  public void clear() {
    super.clear();
    if (norm != null) {
      norm.clear();
    }
  }
}
