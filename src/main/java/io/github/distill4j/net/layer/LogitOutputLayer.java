package io.github.distill4j.net.layer;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import io.github.distill4j.net.layer.OutputProducts.Parameters;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An output layer without activation at work. Its loss is computed once a step, with the gradient:
 * Deeplearning4j's own output layer multiplies with the weights and computes the loss once for the
 * gradient and again for the score.
 */
final class LogitOutputLayer
    extends BaseOutputLayer<org.deeplearning4j.nn.conf.layers.BaseOutputLayer> {

  private final transient OutputProducts products;

  /** The batch's loss from the backward pass, until Deeplearning4j asks for it; or null. */
  private transient Double loss;

  LogitOutputLayer(NeuralNetConfiguration conf, DataType type, OutputProducts products) {
    super(conf, type);
    this.products = products;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return preOutput(training, workspaces);
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    return products.logits(input, parameters(), workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray logitGradient = logitGradient(workspaces);
    Parameters gradients =
        new Parameters(gradientViews.get(WEIGHT_KEY), gradientViews.get(BIAS_KEY));
    INDArray inputGradient =
        products.backward(input, logitGradient, parameters(), gradients, workspaces);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(WEIGHT_KEY, gradients.weights());
    gradient.setGradientFor(BIAS_KEY, gradients.bias());
    return new Pair<>(gradient, backpropDropOutIfPresent(inputGradient));
  }

  /** The loss's derivatives by the logits; keeps the loss. */
  private INDArray logitGradient(LayerWorkspaceMgr workspaces) {
    Pair<Double, INDArray> both =
        layerConf()
            .getLossFn()
            .computeGradientAndScore(
                labels,
                preOutput(true, workspaces),
                layerConf().getActivationFn(),
                maskArray,
                false);
    loss = both.getFirst();
    return both.getSecond();
  }

  private Parameters parameters() {
    return new Parameters(getParam(WEIGHT_KEY), getParam(BIAS_KEY));
  }

  @Override
  public double computeScore(double penalty, boolean training, LayerWorkspaceMgr workspaces) {
    if (loss == null) {
      return super.computeScore(penalty, training, workspaces);
    }
    score = loss / input.size(0) + penalty;
    loss = null;
    return score;
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    super.setInput(input, workspaces);
    loss = null;
  }

  @Override
  public void setLabels(INDArray labels) {
    super.setLabels(labels);
    loss = null;
  }

  @Override
  public void clear() {
    super.clear();
    loss = null;
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType kind) {
    return labels;
  }
}
