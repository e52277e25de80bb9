package io.github.distill4j.net;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;

/** The running part of {@link PaddedShortcut}. */
@SuppressWarnings("overrides") // BaseGraphVertex overrides a varargs method with an array one
final class PaddedShortcutVertex extends BaseGraphVertex {

  private long[] inputShape;

  PaddedShortcutVertex(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, null, null, type);
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray input = inputs[0];
    inputShape = input.shape().clone();
    long[] shape = {
      inputShape[0], (inputShape[1] + 1) / 2, (inputShape[2] + 1) / 2, 2 * inputShape[3]
    };
    INDArray output = workspaces.create(ArrayType.ACTIVATIONS, dataType, shape, 'c');
    copied(output).assign(sampled(input));
    return output;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray gradient = workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, inputShape, 'c');
    sampled(gradient).assign(copied(epsilon));
    return new Pair<>(null, new INDArray[] {gradient});
  }

  /** The pixels of the input that the output repeats. */
  private INDArray sampled(INDArray input) {
    return input.get(all(), everySecond(inputShape[1]), everySecond(inputShape[2]), all());
  }

  /** A strided interval reaching past the axis is refused by ND4J, so one pixel is taken whole. */
  private static INDArrayIndex everySecond(long size) {
    return size == 1 ? all() : interval(0, 2, size);
  }

  /** The channels of the output that repeat the input. */
  private INDArray copied(INDArray output) {
    return output.get(all(), all(), all(), interval(0, inputShape[3]));
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray view) {
    if (view != null) {
      throw new IllegalStateException("a shortcut without parameters has no gradients to set");
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batch) {
    return masks == null || masks.length == 0 ? null : new Pair<>(masks[0], state);
  }

  @Override
  public String toString() {
    return "PaddedShortcutVertex(" + getVertexName() + ")";
  }
}
