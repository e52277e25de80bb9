package io.github.distill4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class NetworksTest {

  /** In double precision some ten thousand roundings of 1e-16 are far below 1e-11. */
  @ParameterizedTest
  @ValueSource(strings = {"two-layer-8", "vgg-2+3", "vgg-8+3", "resnet-8", "wrn-10-1", "wrn-10-2"})
  void inferenceEqualsEveryVertexComputedOnCopies(String name) {
    ComputationGraph network = small(name, 7).convertDataType(DataType.DOUBLE);
    DataSet batch = batch(6, 9, 3, 4, DataType.DOUBLE);
    network.fit(batch);
    network.fit(batch);

    INDArray logits = network.outputSingle(batch.getFeatures());

    assertThat(logits.shape()).containsExactly(6, 4);
    assertThat(distance(logits, onCopies(network, batch.getFeatures()))).isLessThan(1e-11);
    // LossMSE divides by the classes: the score is the mean squared distance.
    double score = batch.getLabels().squaredDistance(logits) / (6 * 4);
    assertThat(network.score(batch, false) - network.calcRegularizationScore(true))
        .isEqualTo(score, within(1e-11 * Math.max(1, score)));
    Map<String, INDArray> all = network.feedForward(batch.getFeatures(), false);
    assertThat(distance(all.get(Blocks.OUTPUT), logits)).isLessThan(1e-11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-layer-8", "vgg-2+3", "resnet-8", "wrn-10-2"})
  void theSeedFixesTheInitialWeights(String name) {
    INDArray first = small(name, 3).params();
    assertThat(small(name, 3).params()).isEqualTo(first);
    assertThat(small(name, 4).params()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg-2+3", "resnet-8", "wrn-10-2"})
  void trainingLowersTheLossAndACloneAnswersAlike(String name) {
    ComputationGraph network = small(name, 5);
    DataSet batch = batch(6, 9, 3, 4, DataType.FLOAT);
    network.fit(batch);
    double first = network.score();
    for (int step = 0; step < 10; step++) {
      network.fit(batch);
    }
    assertThat(network.score()).isLessThan(0.8 * first);
    assertThat(network.clone().outputSingle(batch.getFeatures()))
        .isEqualTo(network.outputSingle(batch.getFeatures()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-layer-8", "vgg-2+3", "resnet-8", "wrn-10-2"})
  void theConfigurationSurvivesJson(String name) {
    ComputationGraphConfiguration configuration = small(name, 1).getConfiguration();
    assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()).toJson())
        .isEqualTo(configuration.toJson());
  }

  @Test
  void weightsStartFromHesDistribution() {
    ComputationGraph network = network("two-layer-400", 1, Networks.images(8, 8, 3), 1);
    // 76,800 draws of standard deviation √(2/192): relative standard error 0.0026.
    assertThat(network.getLayer(0).getParam("W").stdNumber().doubleValue())
        .isEqualTo(Math.sqrt(2.0 / 192), within(0.0011));
    assertThat(network.getLayer(0).getParam("b").norm1Number().doubleValue()).isZero();
  }

  @Test
  void thePenaltyTouchesWeightsOnly() {
    ComputationGraph network = small("resnet-8", 2).convertDataType(DataType.DOUBLE);
    double weights = 0;
    for (Map.Entry<String, INDArray> each : network.paramTable().entrySet()) {
      if (each.getKey().endsWith("_W")) {
        weights +=
            each.getValue().norm2Number().doubleValue()
                * each.getValue().norm2Number().doubleValue();
      }
    }
    assertThat(network.calcRegularizationScore(true))
        .isEqualTo(0.5 * 1e-3 * weights, within(1e-12 * weights));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "3, 1", "9, 3", "28, 4", "32, 5"})
  void smallImagesArePooledLessOften(int side, int pools) {
    ComputationGraphConfiguration vgg =
        network("vgg-8+1", 0.02, Networks.images(side, 40, 1), 1).getConfiguration();
    assertThat(vgg.getVertices().keySet().stream().filter(name -> name.startsWith("pool")))
        .hasSize(pools);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg-8+3", "resnet-8", "wrn-10-2", "two-layer-4"})
  void imagesOfOnePixelAndOddOblongImagesPass(String name) {
    for (int[] size : List.of(new int[] {1, 1}, new int[] {5, 3}, new int[] {2, 11})) {
      ComputationGraph network = network(name, 0.1, Networks.images(size[0], size[1], 1), 1);
      assertThat(network.outputSingle(Nd4j.rand(1, size[0], size[1], 1)).shape())
          .containsExactly(1, 4);
    }
  }

  @Test
  void whatIsNoImageIsRefused() {
    assertThatThrownBy(() -> network("resnet-8", 1, InputType.feedForward(9), 1))
        .hasMessageContaining("expected images [N, H, W, C]");
    assertThatThrownBy(() -> network("resnet-8", 1, InputType.convolutional(9, 9, 3), 1))
        .hasMessageContaining("expected images [N, H, W, C]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aSenselessPenaltyIsAMistake(double l2) {
    assertThatThrownBy(() -> new Learning(new Sgd(0.1), l2, new LossMSE(), 1))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("l2");
  }

  private static ComputationGraph small(String name, long seed) {
    return network(name, 0.25, Networks.images(9, 9, 3), seed);
  }

  private static ComputationGraph network(String name, double width, InputType images, long seed) {
    NetworkSpec spec = new NetworkSpec(Architectures.ALL.parse(name), width);
    Learning learning = new Learning(new Sgd(0.05), 1e-3, new LossMSE(), seed);
    ComputationGraph network =
        new ComputationGraph(
            new Networks(StockBlocks::new).configuration(spec, images, 4, learning));
    network.init();
    return network;
  }

  private static DataSet batch(int images, int side, int channels, int classes, DataType type) {
    Nd4j.getRandom().setSeed(11);
    INDArray labels = Nd4j.zeros(type, images, classes);
    for (int i = 0; i < images; i++) {
      labels.putScalar(i, i % classes, 1);
    }
    return new DataSet(Nd4j.randn(type, images, side, side, channels), labels);
  }

  /** A forward pass in which no vertex can spoil another's input. */
  private static INDArray onCopies(ComputationGraph network, INDArray images) {
    Map<String, INDArray> values = new HashMap<>();
    for (int index : network.topologicalSortOrder()) {
      GraphVertex vertex = network.getVertices()[index];
      if (vertex.isInputVertex()) {
        values.put(vertex.getVertexName(), images);
        continue;
      }
      List<String> inputs =
          network.getConfiguration().getVertexInputs().get(vertex.getVertexName());
      for (int i = 0; i < inputs.size(); i++) {
        vertex.setInput(i, values.get(inputs.get(i)).dup(), LayerWorkspaceMgr.noWorkspaces());
      }
      values.put(
          vertex.getVertexName(), vertex.doForward(false, LayerWorkspaceMgr.noWorkspaces()).dup());
    }
    return values.get(Blocks.OUTPUT);
  }

  private static double distance(INDArray one, INDArray other) {
    return one.sub(other).amaxNumber().doubleValue();
  }
}
