package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Recent;
import io.github.distill4j.net.kernel.SumKernel;
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

/** {@link ResidualSum} at work. */
@SuppressWarnings(
    "overrides") // of the superclass: setInputs(INDArray[]) for setInputs(INDArray...)
final class ResidualSumVertex extends BaseGraphVertex implements OnKernels {

  private final boolean relu;
  private transient Recent<Long, SumKernel> sums;
  private transient INDArray output;

  ResidualSumVertex(
      ComputationGraph graph, String name, int index, DataType dataType, boolean relu) {
    super(graph, name, index, null, null, dataType);
    this.relu = relu;
    use(Kernels.fastest(dataType));
  }

  @Override
  public void use(Kernels kernels) {
    sums = new Recent<>(length -> kernels.sum(length, relu));
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    LayerMemory memory = new LayerMemory(workspaces, dataType);
    INDArray one = memory.rowMajor(ArrayType.FF_WORKING_MEM, inputs[0]);
    INDArray other = memory.rowMajor(ArrayType.FF_WORKING_MEM, inputs[1]);
    output = memory.array(ArrayType.ACTIVATIONS, one.shape());
    sums.of(output.length()).forward(one, other, output);
    return output;
  }

  /** Two arrays, since the graph may add other gradients to either. */
  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
    LayerMemory memory = new LayerMemory(workspaces, dataType);
    INDArray outputGradient = memory.rowMajor(ArrayType.BP_WORKING_MEM, epsilon);
    INDArray first = memory.array(ArrayType.ACTIVATION_GRAD, output.shape());
    sums.of(output.length()).backward(output, outputGradient, first);
    INDArray second = workspaces.dup(ArrayType.ACTIVATION_GRAD, first, 'c');
    return new Pair<>(null, new INDArray[] {first, second});
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
  public void setBackpropGradientsViewArray(INDArray backpropGradientsViewArray) {
    if (backpropGradientsViewArray != null) {
      throw new IllegalArgumentException("a sum has no parameters");
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] maskArrays, MaskState currentMaskState, int minibatchSize) {
    return new Pair<>(maskArrays == null ? null : maskArrays[0], currentMaskState);
  }

  @Override
  public void clear() {
    super.clear();
    output = null;
  }

  @Override
  public String toString() {
    return "ResidualSum(" + getVertexName() + (relu ? ", relu)" : ")");
  }
}
