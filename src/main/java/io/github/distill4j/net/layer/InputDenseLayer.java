package io.github.distill4j.net.layer;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@link InputDense} at work. Activations are column-major [N, nOut], that is row-major [nOut, N]:
 * one unit's values lie side by side, as its weights do.
 */
final class InputDenseLayer extends BaseLayer<InputDense> {

  private transient INDArray rows;
  private transient INDArray units;

  InputDenseLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    rows = flat(workspaces);
    long[] shape = {rows.size(0), layerConf().getNOut()};
    INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'f');
    units = output.transpose();
    Product.withTransposed(getParam(WEIGHT_KEY).transpose(), rows, units);
    output.addiRowVector(getParam(BIAS_KEY));
    Nd4j.exec(new RectifiedLinear(units, 0));
    return output;
  }

  private INDArray flat(LayerWorkspaceMgr workspaces) {
    INDArray examples = RowMajor.of(input.castTo(dataType), ArrayType.ACTIVATIONS, workspaces);
    return examples.reshape('c', examples.size(0), layerConf().getNIn());
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray delta = delta(epsilon.transpose(), workspaces);
    INDArray weights = gradientViews.get(WEIGHT_KEY);
    INDArray biases = gradientViews.get(BIAS_KEY);
    Product.of(delta, rows, weights.transpose());
    delta.sum(biases, 1);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(WEIGHT_KEY, weights, 'f');
    gradient.setGradientFor(BIAS_KEY, biases);
    return new Pair<>(gradient, null);
  }

  /** A step and a product: the operation for ReLU's derivative takes eight times as long. */
  private INDArray delta(INDArray slopes, LayerWorkspaceMgr workspaces) {
    INDArray delta =
        workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, units.shape(), 'c');
    Nd4j.exec(new Step(units, delta, 0.0));
    return delta.muli(slopes);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    rows = null;
    units = null;
  }
}
