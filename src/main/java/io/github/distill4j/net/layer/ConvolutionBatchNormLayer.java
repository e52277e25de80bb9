package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ConvolutionKernel;
import io.github.distill4j.net.kernel.ConvolutionShape;
import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.NormFold;
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

/** {@link ConvolutionBatchNorm} at work. */
final class ConvolutionBatchNormLayer extends BaseLayer<ConvolutionBatchNorm> implements OnKernels {

  private transient Recent<ConvolutionShape, ConvolutionKernel> convolutions;
  private transient NormFold fold;
  private transient NormStep norm;
  private transient NormViews parameters;
  private transient NormViews gradients;
  private transient INDArray images;

  ConvolutionBatchNormLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    use(Kernels.fastest(dataType));
  }

  @Override
  public void use(Kernels kernels) {
    ConvolutionBatchNorm layer = layerConf();
    convolutions = new Recent<>(kernels::convolution);
    fold = kernels.normFold();
    norm = new NormStep(kernels, layer.getEpsilon(), layer.getDecay(), layer.isRelu());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray read = Images.rowMajor(input, dataType, ArrayType.ACTIVATIONS, workspaces);
    return training ? train(read, workspaces) : infer(read, workspaces);
  }

  private INDArray train(INDArray read, LayerWorkspaceMgr workspaces) {
    images = read;
    INDArray convolved = output(read, workspaces);
    convolution(read).forward(read, getParam(Parameter.WEIGHTS), convolved);
    return norm.train(convolved, parameters, workspaces);
  }

  private INDArray infer(INDArray read, LayerWorkspaceMgr workspaces) {
    INDArray weights = working(workspaces, getParam(Parameter.WEIGHTS).shape());
    INDArray bias = working(workspaces, layerConf().getNOut());
    fold.fold(
        getParam(Parameter.WEIGHTS),
        parameters.scaleShift(),
        parameters.statistics(),
        layerConf().getEpsilon(),
        weights,
        bias);
    INDArray output = output(read, workspaces);
    if (layerConf().isRelu()) {
      convolution(read).forwardRelu(read, weights, bias, output);
    } else {
      convolution(read).forward(read, weights, bias, output);
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray outputGradient =
        Images.rowMajor(epsilon, dataType, ArrayType.BP_WORKING_MEM, workspaces);
    INDArray convolvedGradient =
        workspaces.createUninitialized(
            ArrayType.BP_WORKING_MEM, dataType, outputGradient.shape(), 'c');
    norm.backward(outputGradient, parameters, gradients, convolvedGradient);
    INDArray inputGradient =
        layerConf().isInputGradient()
            ? workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, images.shape(), 'c')
            : null;
    convolution(images)
        .backward(
            images,
            getParam(Parameter.WEIGHTS),
            convolvedGradient,
            gradientViews.get(Parameter.WEIGHTS),
            inputGradient);
    return new Pair<>(
        gradient(), inputGradient == null ? null : backpropDropOutIfPresent(inputGradient));
  }

  @Override
  public Gradient gradient() {
    Gradient all = new DefaultGradient();
    gradientViews.forEach((key, view) -> all.setGradientFor(key, view, 'c'));
    return all;
  }

  private ConvolutionKernel convolution(INDArray read) {
    return convolutions.of(shape(read));
  }

  private ConvolutionShape shape(INDArray read) {
    ConvolutionBatchNorm layer = layerConf();
    return new ConvolutionShape(
        ImageShape.of(read.shape()), layer.getNOut(), layer.getKernel(), layer.getStride());
  }

  private INDArray working(LayerWorkspaceMgr workspaces, long... shape) {
    return workspaces.createUninitialized(ArrayType.FF_WORKING_MEM, dataType, shape, 'c');
  }

  private INDArray output(INDArray read, LayerWorkspaceMgr workspaces) {
    return workspaces.createUninitialized(
        ArrayType.ACTIVATIONS, dataType, shape(read).output().array(), 'c');
  }

  @Override
  public void setParamsViewArray(INDArray params) {
    super.setParamsViewArray(params);
    parameters = NormViews.last(params, layerConf().getNOut());
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray flat) {
    super.setBackpropGradientsViewArray(flat);
    gradients = NormViews.last(flat, layerConf().getNOut());
  }

  /** The running statistics' gradients are changes, not sums over the batch. */
  @Override
  public boolean updaterDivideByMinibatch(String paramName) {
    return !Parameter.isStatistic(paramName);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    norm.clear();
    images = null;
  }
}
