package io.github.distill4j.net.layer;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.List;
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
 * {@link BlockOutput} at work. Like the hidden layer's activations, outputs are column-major [N,
 * S·K], that is row-major [S, K, N]: with the weights as they lie, every product reads and writes
 * plain row-major matrices.
 */
final class BlockOutputLayer extends BaseOutputLayer<BlockOutput> {

  private final transient List<BlockRun> runs;

  /** The batch's loss from the backward pass, until Deeplearning4j asks for it; or null. */
  private transient Double loss;

  BlockOutputLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    runs = BlockRun.of(layerConf().getWidths());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return preOutput(training, workspaces);
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray inputs = inputs(workspaces);
    long[] shape = {input.size(0), layerConf().getNOut()};
    INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'f');
    INDArray outputs = output.transpose();
    for (BlockRun run : runs) {
      Product.of(weights(run), run.inputs(inputs), outputs(run, outputs));
    }
    output.addiRowVector(getParam(BIAS_KEY));
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray delta = delta(workspaces);
    INDArray inputs = inputs(workspaces);
    INDArray slopes =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'f');
    INDArray weightGradient = gradientViews.get(WEIGHT_KEY);
    for (BlockRun run : runs) {
      INDArray deltas = outputs(run, delta);
      Product.ofTransposed(weights(run), deltas, run.inputs(slopes.transpose()));
      Product.withTransposed(
          deltas, run.inputs(inputs), run.weights(weightGradient, layerConf().outputsEach()));
    }
    INDArray biasGradient = gradientViews.get(BIAS_KEY);
    delta.sum(biasGradient, 1);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(WEIGHT_KEY, weightGradient);
    gradient.setGradientFor(BIAS_KEY, biasGradient);
    return new Pair<>(gradient, backpropDropOutIfPresent(slopes));
  }

  /** The loss's derivatives by the outputs, row-major [S·K, N]; keeps the loss. */
  private INDArray delta(LayerWorkspaceMgr workspaces) {
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
    return RowMajor.of(both.getSecond().transpose(), ArrayType.BP_WORKING_MEM, workspaces);
  }

  /** The losses of 96 students are a third of a step; Deeplearning4j would compute them twice. */
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

  private INDArray inputs(LayerWorkspaceMgr workspaces) {
    return RowMajor.of(input.transpose(), ArrayType.FF_WORKING_MEM, workspaces);
  }

  private INDArray weights(BlockRun run) {
    return run.weights(getParam(WEIGHT_KEY), layerConf().outputsEach());
  }

  private INDArray outputs(BlockRun run, INDArray all) {
    return run.outputs(all, layerConf().outputsEach());
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType kind) {
    return labels;
  }
}
