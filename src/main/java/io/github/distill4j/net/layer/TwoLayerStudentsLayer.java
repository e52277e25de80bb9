package io.github.distill4j.net.layer;

import static io.github.distill4j.net.layer.TwoLayerStudents.MAGNITUDES;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link TwoLayerStudents} at work. A batch may be the whole training set: it is walked some
 * thousand examples at a time, so that the hidden activations never leave the processor's cache.
 */
final class TwoLayerStudentsLayer extends BaseOutputLayer<TwoLayerStudents> {

  /** Hidden activations at a time: two arrays of 4 MB beside the examples themselves. */
  private static final int AT_A_TIME = 1 << 20;

  private final transient StudentGroups groups;
  private transient boolean stepTaken;

  TwoLayerStudentsLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    groups = new StudentGroups(layerConf().widths(), type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return preOutput(training, workspaces);
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    INDArray rows = rows(ArrayType.FF_WORKING_MEM, workspaces);
    long[] shape = {rows.size(0), layerConf().getNOut()};
    INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'f');
    StudentsPass pass = pass(rows, ArrayType.FF_WORKING_MEM, workspaces);
    for (long from = 0; from < rows.size(0); from += pass.most()) {
      var part = interval(from, Math.min(from + pass.most(), rows.size(0)));
      output.get(part, all()).assign(pass.outputs(rows.get(part, all())).transpose());
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray rows = rows(ArrayType.BP_WORKING_MEM, workspaces);
    INDArray weights = gradientViews.get(Parameter.WEIGHTS);
    INDArray magnitudes = gradientViews.get(MAGNITUDES);
    weights.assign(0);
    magnitudes.assign(0);
    StudentsPass pass = pass(rows, ArrayType.BP_WORKING_MEM, workspaces);
    for (long from = 0; from < rows.size(0); from += pass.most()) {
      var part = interval(from, Math.min(from + pass.most(), rows.size(0)));
      INDArray examples = rows.get(part, all());
      INDArray slopes = slopes(labels.get(part, all()), pass.outputs(examples));
      if (layerConf().outputsTrained()) {
        pass.addMagnitudeGradient(slopes, magnitudes);
      }
      pass.addWeightGradient(slopes, examples, weights.transpose());
    }
    stepTaken = true;
    return new Pair<>(LayerAtWork.gradient(gradientViews), null);
  }

  /** The loss's derivatives by the outputs [S, n]. */
  private INDArray slopes(INDArray theirLabels, INDArray outputs) {
    return layerConf()
        .getLossFn()
        .computeGradient(theirLabels, outputs.transpose(), layerConf().getActivationFn(), null)
        .transpose();
  }

  private StudentsPass pass(INDArray rows, ArrayType kind, LayerWorkspaceMgr workspaces) {
    int units = layerConf().units();
    long most = Math.min(rows.size(0), Math.max(64, AT_A_TIME / units));
    return new StudentsPass(
        groups,
        getParam(Parameter.WEIGHTS).transpose(),
        getParam(MAGNITUDES),
        (int) most,
        length -> workspaces.createUninitialized(kind, dataType, new long[] {length}, 'c'));
  }

  private INDArray rows(ArrayType kind, LayerWorkspaceMgr workspaces) {
    INDArray examples = new LayerMemory(workspaces, dataType).rowMajor(kind, input);
    return examples.reshape('c', examples.size(0), layerConf().getNIn());
  }

  /** NaN behind a training step: see {@link TwoLayerStudents}. */
  @Override
  public double computeScore(double penalty, boolean training, LayerWorkspaceMgr workspaces) {
    if (stepTaken) {
      stepTaken = false;
      score = Double.NaN;
      return score;
    }
    return super.computeScore(penalty, training, workspaces);
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType kind) {
    return labels;
  }
}
