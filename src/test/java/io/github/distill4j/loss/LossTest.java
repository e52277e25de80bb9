package io.github.distill4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.label.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** What Deeplearning4j asks of a loss, for every loss. */
class LossTest {

  private static final IActivation IDENTITY = new ActivationIdentity();

  static Stream<Loss> losses() {
    return Stream.of(
        new CrossEntropy(),
        new SmoothedCrossEntropy(0.1),
        new DistillationLoss(0.9, 4.0),
        new DecoupledLoss(1.0, 8.0, 4.0, 0.5, 0),
        new CandidateLoss());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theBatchIsTheSumOfItsExamples(Loss loss) {
    INDArray logits = logits(7, 4);
    INDArray labels = Rows.columns(loss, labels(7, 4));
    INDArray scores = loss.computeScoreArray(labels, logits, IDENTITY, null);
    INDArray gradient = loss.computeGradient(labels, logits, IDENTITY, null);

    assertThat(scores.shape()).containsExactly(7, 1);
    assertThat(gradient.shape()).containsExactly(7, 4);
    for (int row = 0; row < 7; row++) {
      double[] expected = new double[4];
      double score =
          loss.example(
              logits.getRow(row).toDoubleVector(),
              new Target(loss.reads(), labels.getRow(row).toDoubleVector()),
              expected);
      assertThat(scores.getDouble(row)).isEqualTo(score);
      assertThat(gradient.getRow(row).toDoubleVector()).isEqualTo(expected);
    }
    double sum = loss.computeScore(labels, logits, IDENTITY, null, false);
    assertThat(sum).isEqualTo(scores.sumNumber().doubleValue(), within(1e-12));
    assertThat(loss.computeScore(labels, logits, IDENTITY, null, true)).isEqualTo(sum / 7);
    Pair<Double, INDArray> both =
        loss.computeGradientAndScore(labels, logits, IDENTITY, null, false);
    assertThat(both.getFirst()).isEqualTo(sum);
    assertThat(both.getSecond()).isEqualTo(gradient);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aMaskWeightsExamples(Loss loss) {
    INDArray logits = logits(3, 4);
    INDArray labels = Rows.columns(loss, labels(3, 4));
    INDArray mask = Nd4j.createFromArray(1.0, 0.0, 0.5).reshape(3, 1);
    INDArray whole = loss.computeScoreArray(labels, logits, IDENTITY, null);
    INDArray slopes = loss.computeGradient(labels, logits, IDENTITY, null);

    assertThat(loss.computeScoreArray(labels, logits, IDENTITY, mask)).isEqualTo(whole.mul(mask));
    assertThat(loss.computeGradient(labels, logits, IDENTITY, mask))
        .isEqualTo(slopes.mulColumnVector(mask));
    assertThat(loss.computeScore(labels, logits, IDENTITY, mask, true))
        .isEqualTo((whole.getDouble(0) + whole.getDouble(2) / 2) / 3, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theMemoryLayoutDoesNotMatter(Loss loss) {
    INDArray logits = logits(6, 4);
    INDArray labels = Rows.columns(loss, labels(6, 4));
    INDArray expected = loss.computeGradient(labels, logits, IDENTITY, null);
    INDArray wide = Nd4j.concat(1, logits, logits);
    INDArray columns = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 8));

    assertThat(loss.computeGradient(labels.dup('f'), logits.dup('f'), IDENTITY, null))
        .isEqualTo(expected);
    assertThat(loss.computeGradient(labels, columns, IDENTITY, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void singlePrecisionGivesTheSameNumbers(Loss loss) {
    INDArray logits = logits(9, 4).castTo(DataType.FLOAT);
    INDArray labels = Rows.columns(loss, labels(9, 4)).castTo(DataType.FLOAT);
    INDArray gradient = loss.computeGradient(labels, logits, IDENTITY, null);
    INDArray precise =
        loss.computeGradient(
            labels.castTo(DataType.DOUBLE), logits.castTo(DataType.DOUBLE), IDENTITY, null);

    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(gradient).isEqualTo(precise.castTo(DataType.FLOAT));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aBatchOfOneAndLabelsOfIntegersPass(Loss loss) {
    INDArray integers = Rows.columns(loss, Nd4j.createFromArray(new int[][] {{0, 1, 3, -2}}));
    INDArray logits = Nd4j.createFromArray(new double[][] {{0.5, -0.5}});
    assertThat(loss.computeScore(integers, logits, IDENTITY, null, true))
        .isEqualTo(Rows.value(loss, new double[] {0.5, -0.5}, 0, 1, 3, -2));
  }

  @Test
  void crossEntropyIsDeeplearning4jsOwn() {
    INDArray logits = logits(8, 5);
    INDArray hard = labels(8, 5).getColumns(0, 1, 2, 3, 4);
    LossMCXENT other = new LossMCXENT(0, null);
    assertThat(new CrossEntropy().computeScore(hard, logits, IDENTITY, null, true))
        .isEqualTo(
            other.computeScore(hard, logits, new ActivationSoftmax(), null, true), within(1e-12));
    INDArray difference =
        new CrossEntropy()
            .computeGradient(hard, logits, IDENTITY, null)
            .sub(other.computeGradient(hard, logits, new ActivationSoftmax(), null));
    assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-14);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aSavedNetworkKeepsItsLossAndItsNumbers(Loss loss) throws IOException {
    ComputationGraph network = network(loss);
    DataSet batch =
        new DataSet(
            logits(6, 3).castTo(DataType.FLOAT),
            Rows.columns(loss, labels(6, 4)).castTo(DataType.FLOAT));
    network.fit(batch);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, file, true);
    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file.toByteArray()), true);

    assertThat(((OutputLayer) restored.getLayer(0).conf().getLayer()).getLossFn()).isEqualTo(loss);
    assertThat(restored.getConfiguration()).isEqualTo(network.getConfiguration());
    assertThat(restored.score(batch, false)).isEqualTo(network.score(batch, false));
    restored.fit(batch);
    network.fit(batch);
    assertThat(restored.params()).isEqualTo(network.params());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void whatDoesNotFitIsRefused(Loss loss) {
    INDArray logits = logits(3, 4);
    assertRefused("labels [3, 5]", loss, labels(3, 5).getColumns(0, 1, 2, 3, 4), logits, null);
    INDArray two = Rows.columns(loss, labels(2, 4));
    assertRefused("labels [2, " + two.columns() + "]", loss, two, logits, null);
    INDArray three = Rows.columns(loss, labels(3, 4));
    assertRefused("mask [3, 4]", loss, three, logits, Nd4j.ones(3, 4));
    assertThatThrownBy(
            () -> loss.computeScore(labels(3, 4), logits, new ActivationSoftmax(), null, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("identity activation");
  }

  @Test
  void lossesWithATeacherRefuseLabelsWithoutOne() {
    INDArray hard = labels(3, 4).getColumns(0, 1, 2, 3);
    assertRefused("labels [3, 4]", new DistillationLoss(0.0, 4.0), hard, logits(3, 4), null);
    assertRefused(
        "labels [3, 4]", new DecoupledLoss(1.0, 8.0, 4.0, 1.0, 0), hard, logits(3, 4), null);
  }

  private static void assertRefused(
      String message, Loss loss, INDArray labels, INDArray logits, INDArray mask) {
    assertThatThrownBy(() -> loss.computeGradient(labels, logits, IDENTITY, mask))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static ComputationGraph network(Loss loss) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Nesterovs(0.1, 0.9))
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "out",
                    new OutputLayer.Builder(loss)
                        .nIn(3)
                        .nOut(4)
                        .activation(Activation.IDENTITY)
                        .build(),
                    "in")
                .setOutputs("out")
                .build());
    network.init();
    return network;
  }

  private static INDArray logits(int rows, int columns) {
    return Nd4j.createFromArray(Rows.normal(new Random(2), rows * columns, 2))
        .reshape(rows, columns);
  }

  /** One-hot labels with a teacher behind them. */
  private static INDArray labels(int rows, int classes) {
    Random random = new Random(3);
    INDArray labels = Nd4j.create(DataType.DOUBLE, rows, 2L * classes);
    for (int row = 0; row < rows; row++) {
      double[] hard = Rows.oneHot(random.nextInt(classes), classes);
      labels.putRow(row, Nd4j.createFromArray(Rows.joined(hard, Rows.normal(random, classes, 2))));
    }
    return labels;
  }
}
