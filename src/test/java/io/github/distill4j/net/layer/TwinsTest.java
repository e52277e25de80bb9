package io.github.distill4j.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** This project's layers against Deeplearning4j's own, whole networks of them. */
class TwinsTest {

  /**
   * What a value passes on its way through a network of these tests: sums of at most 153 products
   * three times, of 320 and of 25, means and variances of at most 396 pixels four times, some 4,000
   * roundings; and as many on the way back. They mostly cancel.
   */
  private static final int ROUNDINGS = 8000;

  private static double tolerance(DataType type) {
    return ROUNDINGS * (type == DataType.FLOAT ? 0x1p-24 : 0x1p-53);
  }

  @ParameterizedTest
  @CsvSource({
    // type, batch, rows, input channels, channels, stride
    "FLOAT, 4, 8, 3, 16, 1",
    "FLOAT, 4, 9, 3, 16, 2",
    "FLOAT, 1, 7, 1, 15, 2",
    "FLOAT, 3, 6, 16, 1, 1",
    "FLOAT, 2, 5, 3, 3, 2",
    "DOUBLE, 3, 7, 3, 5, 2",
  })
  void outputsAndGradientsAreThoseOfTheStockLayers(
      DataType type, int batch, int rows, int inputs, int channels, int stride) {
    Twins twins = Twins.of(type, new Sgd(1), rows, inputs, channels, stride);
    DataSet examples = Twins.examples(type, batch, rows, inputs);
    double tolerance = tolerance(type);
    assertClose(
        twins.ours().output(false, examples.getFeatures())[0],
        twins.stock().output(false, examples.getFeatures())[0],
        tolerance);
    INDArray[] gradients =
        Twins.inOneOrder(gradient(twins.ours(), examples), gradient(twins.stock(), examples));
    assertClose(gradients[0], gradients[1], tolerance);
    double score = twins.stock().score(examples);
    assertThat(twins.ours().score(examples)).isCloseTo(score, offset(tolerance * score));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void twentyStepsOfTrainingStayWithTheStockNetwork(DataType type) {
    Twins twins = Twins.of(type, new Nesterovs(0.02, 0.9), 8, 3, 8, 2);
    INDArray before = twins.ours().params().dup();
    for (int step = 0; step < 20; step++) {
      // The last smaller batch comes in between.
      DataSet examples = Twins.examples(type, step % 5 == 4 ? 3 : 8, 8, 3);
      twins.ours().fit(examples);
      twins.stock().fit(examples);
    }
    assertThat(relative(twins.ours().params(), before)).isGreaterThan(0.05);
    // What a gradient is off, 20 steps take up with weight rate / (1 − momentum) = 0.2 each.
    INDArray[] after = Twins.inOneOrder(twins.ours().paramTable(), twins.stock().paramTable());
    assertClose(after[0], after[1], 20 * 0.2 * tolerance(type));
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
    DataSet examples = Twins.examples(DataType.FLOAT, 8, 9, 3);
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

  private static void assertClose(INDArray found, INDArray expected, double tolerance) {
    assertThat(relative(found, expected)).isLessThan(tolerance);
  }

  /** The largest difference as a share of the largest value. */
  private static double relative(INDArray found, INDArray expected) {
    return found.sub(expected).amaxNumber().doubleValue() / expected.amaxNumber().doubleValue();
  }
}
