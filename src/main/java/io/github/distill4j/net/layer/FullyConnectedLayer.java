package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.DenseKernel;
import io.github.distill4j.net.kernel.DenseShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Recent;
import io.github.distill4j.net.kernel.SumKernel;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link FullyConnected} at work. */
final class FullyConnectedLayer extends BaseLayer<FullyConnected> implements OnKernels {

  private transient Recent<DenseShape, DenseKernel> products;
  private transient Recent<Long, SumKernel> relus;
  private transient INDArray rows;
  private transient INDArray output;

  FullyConnectedLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    use(Kernels.fastest(dataType));
  }

  @Override
  public void use(Kernels kernels) {
    products = new Recent<>(kernels::dense);
    relus = new Recent<>(length -> kernels.sum(length, true));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    rows =
        Images.rowMajor(input, dataType, ArrayType.ACTIVATIONS, workspaces)
            .reshape('c', input.size(0), layerConf().getNIn());
    output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, new long[] {rows.size(0), layerConf().getNOut()}, 'c');
    INDArray weights = getParam(Parameter.WEIGHTS);
    INDArray bias = getParam(Parameter.BIAS);
    if (layerConf().isRelu()) {
      product().forwardRelu(rows, weights, bias, output);
    } else {
      product().forward(rows, weights, bias, output);
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray inputGradient =
        layerConf().isInputGradient()
            ? workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, rows.shape(), 'c')
            : null;
    product()
        .backward(
            rows,
            getParam(Parameter.WEIGHTS),
            productGradient(epsilon, workspaces),
            gradientViews.get(Parameter.WEIGHTS),
            gradientViews.get(Parameter.BIAS),
            inputGradient);
    return new Pair<>(
        gradient(),
        inputGradient == null
            ? null
            : backpropDropOutIfPresent(inputGradient.reshape('c', input.shape())));
  }

  /** The gradient before the ReLU. */
  private INDArray productGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray gradient = Images.rowMajor(epsilon, dataType, ArrayType.BP_WORKING_MEM, workspaces);
    if (!layerConf().isRelu()) {
      return gradient;
    }
    INDArray before =
        workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, output.shape(), 'c');
    relus.of(output.length()).backward(output, gradient, before);
    return before;
  }

  @Override
  public Gradient gradient() {
    Gradient all = new DefaultGradient();
    gradientViews.forEach(all::setGradientFor);
    return all;
  }

  private DenseKernel product() {
    return products.of(new DenseShape(rows.size(0), layerConf().getNIn(), layerConf().getNOut()));
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    rows = null;
    output = null;
  }
}
