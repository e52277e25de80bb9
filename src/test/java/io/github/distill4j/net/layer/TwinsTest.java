package io.github.distill4j.net.layer;

import static io.github.distill4j.net.layer.Roundings.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** This project's layers against Deeplearning4j's own, whole networks of them. */
class TwinsTest {

  @ParameterizedTest
  @CsvSource({
    // type, batch, rows, input channels, channels, stride, seed
    "FLOAT, 4, 8, 3, 16, 1, 16",
    "FLOAT, 4, 9, 3, 16, 2, 16",
    "FLOAT, 1, 7, 1, 15, 2, 6",
    "FLOAT, 3, 6, 16, 1, 1, 3",
    "FLOAT, 2, 5, 3, 3, 2, 3",
    "DOUBLE, 3, 7, 3, 5, 2, 3",
  })
  void outputsAndGradientsAreThoseOfTheStockLayers(
      DataType type, int batch, int rows, int inputs, int channels, int stride, int seed) {
    Twins twins = Twins.of(type, new Sgd(1), rows, inputs, channels, stride);
    DataSet examples = Twins.examples(type, batch, rows, inputs, seed);
    // Forward and back, in two networks of that type.
    double bound = Roundings.bound(twins.stock(), examples.getFeatures(), 4, type);
    assertThat(decided(batch, rows, inputs, channels, stride, seed))
        .as("distance from a decision by rounding: choose another seed")
        .isGreaterThan(bound);
    assertThat(
            distance(
                twins.ours().outputSingle(examples.getFeatures()),
                twins.stock().outputSingle(examples.getFeatures())))
        .isLessThan(bound);
    INDArray[] gradients =
        Twins.inOneOrder(gradient(twins.ours(), examples), gradient(twins.stock(), examples));
    assertThat(distance(gradients[0], gradients[1])).isLessThan(bound);
    double score = twins.stock().score(examples);
    assertThat(twins.ours().score(examples)).isCloseTo(score, offset(bound * score));
  }

  private static double decided(
      int batch, int rows, int inputs, int channels, int stride, int seed) {
    Twins exact = Twins.of(DataType.DOUBLE, new Sgd(1), rows, inputs, channels, stride);
    DataSet examples = Twins.examples(DataType.DOUBLE, batch, rows, inputs, seed);
    return Roundings.decided(exact.stock(), examples.getFeatures());
  }

  /** In DOUBLE, where rounding decides nothing in twenty steps. */
  @Test
  void twentyStepsOfTrainingStayWithTheStockNetwork() {
    int steps = 20;
    Twins twins = Twins.of(DataType.DOUBLE, new Nesterovs(0.02, 0.9), 8, 3, 8, 2);
    INDArray before = twins.ours().params().dup();
    for (int step = 0; step < steps; step++) {
      // A smaller batch comes in between.
      DataSet examples = Twins.examples(DataType.DOUBLE, step % 5 == 4 ? 3 : 8, 8, 3, 3);
      twins.ours().fit(examples);
      twins.stock().fit(examples);
    }
    assertThat(distance(twins.ours().params(), before)).isGreaterThan(0.05);
    INDArray images = Twins.examples(DataType.DOUBLE, 8, 8, 3, 3).getFeatures();
    INDArray[] after = Twins.inOneOrder(twins.ours().paramTable(), twins.stock().paramTable());
    assertThat(distance(after[0], after[1]))
        .isLessThan(Roundings.bound(twins.stock(), images, 2 * steps, DataType.DOUBLE));
  }

  @Test
  void twoRunsAreBitIdentical() {
    assertThat(trained()).isEqualTo(trained());
  }

  @Test
  void networksTrainSideBySideAsTheyDoAlone() {
    float[] alone = trained();
    CompletableFuture<float[]> other = CompletableFuture.supplyAsync(TwinsTest::trained);
    assertThat(trained()).isEqualTo(alone);
    assertThat(other.join()).isEqualTo(alone);
  }

  private static float[] trained() {
    Twins twins = Twins.of(DataType.FLOAT, new Nesterovs(0.02, 0.9), 9, 3, 16, 2);
    DataSet examples = Twins.examples(DataType.FLOAT, 8, 9, 3, 3);
    for (int step = 0; step < 5; step++) {
      twins.ours().fit(examples);
    }
    return twins.ours().params().toFloatVector();
  }

  private static Map<String, INDArray> gradient(ComputationGraph net, DataSet examples) {
    net.setInputs(examples.getFeatures());
    net.setLabels(examples.getLabels());
    net.computeGradientAndScore();
    return net.gradient().gradientForVariable();
  }
}
