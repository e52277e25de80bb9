package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.Kernels;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link ImageBatchNorm} at work. */
final class ImageBatchNormLayer extends BaseLayer<ImageBatchNorm> implements OnKernels {

  private transient NormStep norm;
  private transient NormViews parameters;
  private transient NormViews gradients;

  ImageBatchNormLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    use(Kernels.fastest(dataType));
  }

  @Override
  public void use(Kernels kernels) {
    ImageBatchNorm layer = layerConf();
    norm = new NormStep(kernels, layer.getEpsilon(), layer.getDecay(), layer.isRelu());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray images = Images.rowMajor(input, dataType, ArrayType.ACTIVATIONS, workspaces);
    return training
        ? norm.train(images, parameters, workspaces)
        : norm.infer(images, parameters, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray outputGradient =
        Images.rowMajor(epsilon, dataType, ArrayType.BP_WORKING_MEM, workspaces);
    INDArray inputGradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, outputGradient.shape(), 'c');
    norm.backward(outputGradient, parameters, gradients, inputGradient);
    return new Pair<>(gradient(), backpropDropOutIfPresent(inputGradient));
  }

  @Override
  public Gradient gradient() {
    Gradient all = new DefaultGradient();
    gradientViews.forEach(all::setGradientFor);
    return all;
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
  }
}
