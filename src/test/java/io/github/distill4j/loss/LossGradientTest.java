package io.github.distill4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class LossGradientTest {

  private final DataType standard = Nd4j.defaultFloatingPointType();

  /** Deeplearning4j's gradient check insists on it. */
  @BeforeEach
  void computeInDouble() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void computeAsBefore() {
    Nd4j.setDefaultDataTypes(standard, standard);
  }

  static Stream<Loss> losses() {
    return Stream.of(
        new CrossEntropy(),
        new SmoothedCrossEntropy(0.0),
        new SmoothedCrossEntropy(0.1),
        new SmoothedCrossEntropy(1.0),
        new DistillationLoss(0.0, 4.0),
        new DistillationLoss(1.0, 4.0),
        new DistillationLoss(0.9, 1.0),
        new DistillationLoss(0.3, 0.5),
        new DecoupledLoss(1.0, 8.0, 4.0, 1.0, 0),
        new DecoupledLoss(2.0, 0.5, 1.0, 0.25, 0),
        new DecoupledLoss(0.0, 1.0, 2.0, 1.0, 0),
        new CandidateLoss());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientMatchesFiniteDifferences(Loss loss) {
    Random random = new Random(5);
    for (int classes : List.of(2, 3, 10)) {
      for (double deviation : List.of(0.1, 3.0)) {
        double[] labels =
            Rows.joined(
                Rows.oneHot(random.nextInt(classes), classes),
                Rows.normal(random, classes, deviation));
        compare(loss, Rows.normal(random, classes, deviation), labels);
      }
    }
  }

  private static void compare(Loss loss, double[] logits, double[] labels) {
    double[] gradient = Rows.gradient(loss, logits, labels);
    double step = 1e-5;
    for (int k = 0; k < logits.length; k++) {
      double[] up = logits.clone();
      double[] down = logits.clone();
      up[k] += step;
      down[k] -= step;
      double slope = (Rows.value(loss, up, labels) - Rows.value(loss, down, labels)) / (2 * step);
      assertThat(gradient[k]).isEqualTo(slope, within(1e-8 * Math.max(1, Math.abs(slope))));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aNetworksGradientMatchesFiniteDifferences(Loss loss) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(4).activation(Activation.TANH).build())
                .layer(
                    new OutputLayer.Builder(loss)
                        .nIn(4)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    Random random = new Random(9);
    INDArray labels = Nd4j.create(5, 6);
    for (int row = 0; row < 5; row++) {
      labels.putRow(
          row,
          Nd4j.createFromArray(Rows.joined(Rows.oneHot(row % 3, 3), Rows.normal(random, 3, 2))));
    }
    INDArray mask = Nd4j.createFromArray(1.0, 0, 1, 0, 1).reshape(5, 1);
    for (INDArray weights : new INDArray[] {null, mask}) {
      assertThat(
              GradientCheckUtil.checkGradients(
                  new GradientCheckUtil.MLNConfig()
                      .net(network)
                      .input(Nd4j.createFromArray(Rows.normal(random, 15, 1)).reshape(5, 3))
                      .labels(Rows.columns(loss, labels))
                      .labelMask(weights)
                      .epsilon(1e-6)
                      .maxRelError(1e-5)
                      .minAbsoluteError(1e-9)))
          .isTrue();
    }
  }
}
