package io.github.distill4j.net.layer;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer at work: what Deeplearning4j asks of it, around its arithmetic. */
abstract class LayerAtWork<C extends KernelLayer> extends BaseLayer<C> implements OnKernels {

  /** The last pass's input, row-major. */
  private transient INDArray read;

  LayerAtWork(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** The layer's output. */
  abstract INDArray forward(INDArray read, boolean training, LayerMemory memory);

  /**
   * Writes the gradients by the parameters.
   *
   * @param read what the forward pass read
   * @return the gradient by that; null if nobody needs it
   */
  abstract INDArray backward(INDArray read, INDArray outputGradient, LayerMemory memory);

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    LayerMemory memory = new LayerMemory(workspaces, dataType);
    read = memory.rowMajor(ArrayType.ACTIVATIONS, input);
    return forward(read, training, memory);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    LayerMemory memory = new LayerMemory(workspaces, dataType);
    INDArray outputGradient = memory.rowMajor(ArrayType.BP_WORKING_MEM, epsilon);
    INDArray inputGradient = backward(read, outputGradient, memory);
    return new Pair<>(
        gradient(), inputGradient == null ? null : backpropDropOutIfPresent(inputGradient));
  }

  @Override
  public Gradient gradient() {
    return gradient(gradientViews);
  }

  /** Gradients of layers, each as it lies in memory. */
  static Gradient gradient(Map<String, INDArray> views) {
    Gradient all = new DefaultGradient();
    if (views != null) { // else the layer has no parameters
      views.forEach((key, view) -> all.setGradientFor(key, view, view.ordering()));
    }
    return all;
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
    read = null;
  }
}
