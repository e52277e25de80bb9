package io.github.distill4j.net.layer;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Sum of two arrays of the same shape and, if wished, ReLU as one vertex. */
public final class ResidualSum extends GraphVertex {

  @JsonProperty private final boolean relu;

  /** The sum; ReLU follows if so wished. */
  public ResidualSum(@JsonProperty("relu") boolean relu) {
    this.relu = relu;
  }

  @Override
  public GraphVertex clone() {
    return new ResidualSum(relu);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResidualSum that && relu == that.relu;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(relu);
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return 2;
  }

  @Override
  public ResidualSumVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return new ResidualSumVertex(graph, name, index, type, relu);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... vertexInputs) {
    if (!vertexInputs[0].equals(vertexInputs[1])) {
      throw new IllegalArgumentException(
          "expected two arrays of one shape, found " + vertexInputs[0] + " and " + vertexInputs[1]);
    }
    return vertexInputs[0];
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputTypes) {
    return new LayerMemoryReport.Builder(
            "sum", ResidualSum.class, inputTypes[0], getOutputType(-1, inputTypes))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .build();
  }
}
