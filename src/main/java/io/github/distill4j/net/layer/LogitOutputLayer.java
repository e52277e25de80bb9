package io.github.distill4j.net.layer;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import io.github.distill4j.net.kernel.DenseKernel;
import io.github.distill4j.net.kernel.DenseShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link LogitOutput} at work. Its loss is computed once a step, with the gradient:
 * Deeplearning4j's own output layer multiplies with the weights and computes the loss once for the
 * gradient and again for the score.
 */
final class LogitOutputLayer extends BaseOutputLayer<LogitOutput> implements OnKernels {

  private transient Recent<DenseShape, DenseKernel> products;

  /** The batch's loss from the backward pass, until Deeplearning4j asks for it; or null. */
  private transient Double loss;

  LogitOutputLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void use(Kernels kernels) {
    products = new Recent<>(kernels::dense);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return preOutput(training, workspaces);
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    LayerMemory memory = new LayerMemory(workspaces, dataType);
    INDArray rows = memory.rowMajor(ArrayType.FF_WORKING_MEM, input);
    INDArray logits = memory.array(ArrayType.ACTIVATIONS, rows.size(0), layerConf().getNOut());
    product().forward(rows, getParam(WEIGHT_KEY), getParam(BIAS_KEY), logits);
    return logits;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    LayerMemory memory = new LayerMemory(workspaces, dataType);
    INDArray logitGradient = logitGradient(workspaces);
    INDArray inputGradient = memory.array(ArrayType.ACTIVATION_GRAD, input.shape());
    product()
        .backward(
            memory.rowMajor(ArrayType.FF_WORKING_MEM, input),
            getParam(WEIGHT_KEY),
            memory.rowMajor(ArrayType.BP_WORKING_MEM, logitGradient),
            gradientViews.get(WEIGHT_KEY),
            gradientViews.get(BIAS_KEY),
            inputGradient);
    return new Pair<>(LayerAtWork.gradient(gradientViews), backpropDropOutIfPresent(inputGradient));
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

  private DenseKernel product() {
    return products.of(new DenseShape(input.size(0), layerConf().getNIn(), layerConf().getNOut()));
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
