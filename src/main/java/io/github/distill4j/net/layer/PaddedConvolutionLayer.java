package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ConvolutionKernel;
import io.github.distill4j.net.kernel.ConvolutionShape;
import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link PaddedConvolution} at work. */
final class PaddedConvolutionLayer extends BaseLayer<PaddedConvolution> implements OnKernels {

  private transient Recent<ConvolutionShape, ConvolutionKernel> convolutions;
  private transient INDArray images;

  PaddedConvolutionLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    use(Kernels.fastest(dataType));
  }

  @Override
  public void use(Kernels kernels) {
    convolutions = new Recent<>(kernels::convolution);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    images = Images.rowMajor(input, dataType, ArrayType.ACTIVATIONS, workspaces);
    ConvolutionShape shape = shape();
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, shape.output().array(), 'c');
    ConvolutionKernel convolution = convolutions.of(shape);
    if (hasBias()) {
      convolution.forward(images, getParam(Parameter.WEIGHTS), getParam(Parameter.BIAS), output);
    } else {
      convolution.forward(images, getParam(Parameter.WEIGHTS), output);
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray outputGradient =
        Images.rowMajor(epsilon, dataType, ArrayType.BP_WORKING_MEM, workspaces);
    INDArray inputGradient =
        layerConf().isInputGradient()
            ? workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, images.shape(), 'c')
            : null;
    convolutions
        .of(shape())
        .backward(
            images,
            getParam(Parameter.WEIGHTS),
            outputGradient,
            gradientViews.get(Parameter.WEIGHTS),
            inputGradient);
    if (hasBias()) {
      outputGradient.sum(gradientViews.get(Parameter.BIAS), 0, 1, 2);
    }
    return new Pair<>(
        gradient(), inputGradient == null ? null : backpropDropOutIfPresent(inputGradient));
  }

  @Override
  public Gradient gradient() {
    Gradient all = new DefaultGradient();
    gradientViews.forEach((key, view) -> all.setGradientFor(key, view, 'c'));
    return all;
  }

  private ConvolutionShape shape() {
    PaddedConvolution layer = layerConf();
    return new ConvolutionShape(
        ImageShape.of(images.shape()), layer.getNOut(), layer.getKernel(), layer.getStride());
  }

  @Override
  public boolean hasBias() {
    return layerConf().isBias();
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    images = null;
  }
}
