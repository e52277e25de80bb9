package io.github.distill4j.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.net.Blocks;
import io.github.distill4j.net.Networks;
import io.github.distill4j.net.StockBlocks;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class PoolTest {

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
  void everySecondPixelIsKeptAndZeroChannelsFollow() {
    // 3 × 3 pixels of two channels: pixel p holds 2p and 2p + 1; kept are p = 0, 2, 6, 8.
    INDArray image = Nd4j.arange(18).castTo(DataType.DOUBLE).reshape('c', 1, 3, 3, 2);
    ComputationGraph network = network(Networks.images(3, 3, 2));
    network.setParam("convolution1_W", Nd4j.eye(2).castTo(DataType.DOUBLE).reshape(2, 2, 1, 1));

    INDArray shortcut = network.feedForward(image, false).get("shortcut1");

    assertThat(shortcut.shape()).containsExactly(1, 2, 2, 4);
    assertThat(shortcut.dup('c').data().asDouble())
        .containsExactly(0, 1, 0, 0, 4, 5, 0, 0, 12, 13, 0, 0, 16, 17, 0, 0);
  }

  @Test
  void gradientsMatchFiniteDifferences() {
    ComputationGraph network = network(Networks.images(5, 4, 2));
    Nd4j.getRandom().setSeed(2);
    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(network)
                    .inputs(new INDArray[] {Nd4j.randn(DataType.DOUBLE, 3, 5, 4, 2)})
                    .labels(new INDArray[] {Nd4j.randn(DataType.DOUBLE, 3, 3)})
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-9)))
        .isTrue();
  }

  @Test
  void otherLayoutsAreRefused() {
    assertThatThrownBy(() -> network(InputType.convolutional(3, 3, 2)))
        .hasMessageContaining("layer shortcut1: expected images with the channels last");
  }

  private static ComputationGraph network(InputType images) {
    var graph =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.DOUBLE)
            .updater(new NoOp())
            .graphBuilder()
            .addInputs(Blocks.INPUT)
            .setInputTypes(images);
    Blocks blocks = new StockBlocks(graph);
    String convolution = blocks.convolution(Blocks.INPUT, new Convolution(2, 1, 1));
    blocks.output(blocks.globalAverage(blocks.paddedShortcut(convolution)), 3, new LossMSE());
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }
}
