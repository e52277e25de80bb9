package io.github.distill4j.net.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The shortcut without parameters of He et al. (2016), option A: from [N, H, W, C] every second
 * pixel of every second row, with C channels of zeros behind the C channels, [N, ⌈H/2⌉, ⌈W/2⌉, 2C].
 *
 * <p>Merging with zeros through Deeplearning4j's own {@code MergeVertex} would do, but its clone
 * forgets the channel axis of this image layout.
 */
public final class PaddedShortcut extends GraphVertex {

  @Override
  public GraphVertex clone() {
    return new PaddedShortcut();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PaddedShortcut;
  }

  @Override
  public int hashCode() {
    return PaddedShortcut.class.getName().hashCode();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return new PaddedShortcutVertex(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs) {
    if (inputs[0] instanceof InputTypeConvolutional image
        && image.getFormat() == CNN2DFormat.NHWC) {
      return InputType.convolutional(
          (image.getHeight() + 1) / 2,
          (image.getWidth() + 1) / 2,
          2 * image.getChannels(),
          CNN2DFormat.NHWC);
    }
    throw new IllegalArgumentException("expected images [N, H, W, C], found " + inputs[0]);
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    InputType output = getOutputType(-1, inputs);
    return new LayerMemoryReport.Builder(null, PaddedShortcut.class, inputs[0], output)
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }
}
