package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.PoolKernel;
import io.github.distill4j.net.kernel.Recent;
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

/** The running part of {@link PaddedShortcut}. */
@SuppressWarnings("overrides") // BaseGraphVertex overrides a varargs method with an array one
final class PaddedShortcutVertex extends BaseGraphVertex implements OnKernels {

  private transient Recent<ImageShape, PoolKernel> samples;
  private ImageShape inputShape;

  PaddedShortcutVertex(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, null, null, type);
    use(Kernels.fastest(type));
  }

  @Override
  public void use(Kernels kernels) {
    samples = new Recent<>(shape -> kernels.sampled(dataType, shape));
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
    INDArray input = Images.rowMajor(inputs[0], dataType, ArrayType.FF_WORKING_MEM, workspaces);
    inputShape = ImageShape.of(input.shape());
    long[] shape = {
      inputShape.batch(),
      (inputShape.height() + 1) / 2,
      (inputShape.width() + 1) / 2,
      2 * inputShape.channels()
    };
    INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
    samples.of(inputShape).forward(input, output, null);
    return output;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray outputGradient =
        Images.rowMajor(epsilon, dataType, ArrayType.BP_WORKING_MEM, workspaces);
    INDArray gradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, inputShape.array(), 'c');
    samples.of(inputShape).backward(outputGradient, null, gradient);
    return new Pair<>(null, new INDArray[] {gradient});
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
