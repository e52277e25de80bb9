package io.github.distill4j.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

class BlockOutputTest {

  private static final int[] WIDTHS = {2, 2, 3, 1};

  private final DataType standard = Nd4j.defaultFloatingPointType();

  /** The gradient check insists on it. */
  @BeforeEach
  void computeInDouble() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void computeAsBefore() {
    Nd4j.setDefaultDataTypes(standard, standard);
  }

  @Test
  void everyOutputSeesItsOwnBlockOnly() {
    // One output a block: 1·1 + 2·2 + 10, 3·3 + 4·4 + 20, 5·5 + 30.
    ComputationGraph network = network(null, new BlockOutput.Builder(new LossL2(), 1, 2, 2, 1));
    network.setParams(Nd4j.createFromArray(1.0, 2, 3, 4, 5, 10, 20, 30).reshape(1, 8));
    INDArray input = Nd4j.createFromArray(1.0, 2, 3, 4, 5).reshape(1, 5);
    assertThat(network.outputSingle(input).toDoubleVector()).containsExactly(15, 45, 55);
  }

  @Test
  void aBlocksWeightsLieAsThoseOfADenseLayer() {
    // Two inputs, two outputs: W = [[1, 3], [2, 4]] column after column.
    ComputationGraph network = network(null, new BlockOutput.Builder(new LossL2(), 2, 2));
    network.setParams(Nd4j.createFromArray(1.0, 2, 3, 4, 0, 0).reshape(1, 6));
    INDArray input = Nd4j.createFromArray(1.0, 10).reshape(1, 2);
    assertThat(network.outputSingle(input).toDoubleVector()).containsExactly(21, 43);
  }

  @Test
  void gradientsMatchFiniteDifferencesBehindAStockLayer() {
    check(
        new DenseLayer.Builder().nOut(8).activation(Activation.TANH).build(),
        Nd4j.randn(DataType.DOUBLE, 5, 5));
  }

  @Test
  void gradientsMatchFiniteDifferencesBehindTheInputLayer() {
    check(new InputDense.Builder().nOut(8).build(), Nd4j.randn(DataType.DOUBLE, 5, 5));
    check(new InputDense.Builder().nOut(8).build(), Nd4j.randn(DataType.DOUBLE, 1, 5));
  }

  private static void check(Layer hidden, INDArray input) {
    ComputationGraph network = network(hidden, new BlockOutput.Builder(new LossL2(), 3, WIDTHS));
    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(network)
                    .inputs(new INDArray[] {input})
                    .labels(new INDArray[] {Nd4j.randn(DataType.DOUBLE, input.size(0), 12)})
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-9)))
        .isTrue();
  }

  @Test
  void theMemoryLayoutOfTheInputDoesNotMatter() {
    ComputationGraph network =
        network(
            new InputDense.Builder().nOut(8).build(),
            new BlockOutput.Builder(new LossL2(), 3, WIDTHS));
    INDArray input = Nd4j.randn(DataType.DOUBLE, 4, 5);
    INDArray expected = network.outputSingle(input).dup();
    assertThat(network.outputSingle(input.dup('f'))).isEqualTo(expected);
    assertThat(network.outputSingle(input.reshape(4, 1, 5, 1))).isEqualTo(expected);
  }

  @Test
  void eachBlockStartsFromTheDistributionOfItsOwnFanIn() {
    ComputationGraph network = network(null, new BlockOutput.Builder(new LossL2(), 5_000, 2, 8));
    INDArray weights = network.getLayer(0).getParam("W");
    assertThat(deviation(weights, 0, 10_000)).isBetween(0.97, 1.03);
    assertThat(deviation(weights, 10_000, 50_000)).isBetween(0.49, 0.51);
    assertThat(network.getLayer(0).getParam("b").norm1Number().doubleValue()).isZero();
  }

  private static double deviation(INDArray weights, long from, long to) {
    return weights
        .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(from, to))
        .stdNumber()
        .doubleValue();
  }

  @Test
  void theConfigurationSurvivesJson() {
    ComputationGraphConfiguration configuration =
        network(
                new InputDense.Builder().nOut(8).build(),
                new BlockOutput.Builder(new LossL2(), 3, WIDTHS))
            .getConfiguration();
    ComputationGraphConfiguration read =
        ComputationGraphConfiguration.fromJson(configuration.toJson());
    assertThat(read).isEqualTo(configuration);
    assertThat(read.clone()).isEqualTo(configuration);
  }

  @Test
  void senselessBlocksAreRefused() {
    assertThatThrownBy(() -> new BlockOutput.Builder(new LossL2(), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BlockOutput.Builder(new LossL2(), 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BlockOutput.Builder(new LossL2(), 2, 3, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Five inputs, or as many as the blocks have when there is no hidden layer. */
  private static ComputationGraph network(Layer hidden, BlockOutput.Builder output) {
    BlockOutput blocks = output.build();
    var graph =
        new NeuralNetConfiguration.Builder()
            .seed(3)
            .dataType(DataType.DOUBLE)
            .weightInit(WeightInit.RELU)
            .updater(new NoOp())
            .graphBuilder()
            .addInputs("in")
            .setInputTypes(InputType.feedForward(hidden == null ? blocks.getNIn() : 5));
    if (hidden != null) {
      graph.addLayer("hidden", hidden, "in");
    }
    graph.addLayer("out", blocks, hidden == null ? "in" : "hidden").setOutputs("out");
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }
}
