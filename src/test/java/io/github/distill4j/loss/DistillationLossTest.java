package io.github.distill4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Literals: student (1, 2, ½), teacher (2, 0, −1), target class 0, T = 2, from the definitions with
 * Python's math module: CE 1.464368784107945, KL 0.24532745729562128.
 */
class DistillationLossTest {

  private static final double[] STUDENT = {1, 2, 0.5};
  private static final double[] LABELS = {1, 0, 0, 2, 0, -1};
  private static final double CROSS_ENTROPY = 1.464368784107945;
  private static final double SOFT = 4 * 0.24532745729562128;

  @ParameterizedTest
  @CsvSource({"0, 1.464368784107945", "0.3, 1.3194510976303069", "1, 0.9813098291824851"})
  void theLossIsTheLiteralOne(double alpha, double expected) {
    assertThat(Rows.value(new DistillationLoss(alpha, 2.0), STUDENT, LABELS))
        .isEqualTo(expected, within(1e-14));
    assertThat((1 - alpha) * CROSS_ENTROPY + alpha * SOFT).isEqualTo(expected, within(1e-14));
  }

  @Test
  void withoutTheTeacherItIsExactlyCrossEntropy() {
    DistillationLoss loss = new DistillationLoss(0.0, 4.0);
    assertThat(Rows.value(loss, STUDENT, LABELS))
        .isEqualTo(Rows.value(new CrossEntropy(), STUDENT, LABELS));
    assertThat(Rows.gradient(loss, STUDENT, LABELS))
        .isEqualTo(Rows.gradient(new CrossEntropy(), STUDENT, LABELS));
  }

  @Test
  void withTheTeacherAloneTheLabelsDoNotMatter() {
    DistillationLoss loss = new DistillationLoss(1.0, 4.0);
    double[] others = {0, 0.5, 0.5, 2, 0, -1};
    assertThat(Rows.value(loss, STUDENT, LABELS)).isEqualTo(Rows.value(loss, STUDENT, others));
    assertThat(Rows.gradient(loss, STUDENT, LABELS))
        .isEqualTo(Rows.gradient(loss, STUDENT, others));
  }

  @Test
  void aStudentThatIsItsTeacherLosesNothing() {
    double[] logits = {2, 0, -1};
    assertThat(Rows.value(new DistillationLoss(1.0, 3.0), logits, LABELS)).isZero();
    assertThat(Rows.gradient(new DistillationLoss(1.0, 3.0), logits, LABELS)).containsOnly(0);
  }

  /**
   * For large T both nets are near uniform and KL ≈ ½·Var(Δ/T) with Δ = z_t − z_s under uniform
   * weights, so T²·KL tends to Σ(Δ − mean Δ)²/(2K), with an error of order 1/T. Here Δ = (1, −2,
   * −1.5), mean −5/6, and the limit is (1 + 4 + 2.25 − 3·25/36)/6 = 31/36.
   */
  @ParameterizedTest
  @ValueSource(doubles = {100, 1000, 10_000})
  void atHighTemperatureItMatchesLogits(double temperature) {
    assertThat(Rows.value(new DistillationLoss(1.0, temperature), STUDENT, LABELS))
        .isEqualTo(31 / 36.0, within(1 / temperature));
    double[] gradient = Rows.gradient(new DistillationLoss(1.0, temperature), STUDENT, LABELS);
    double[] centred = {-11 / 6.0, 7 / 6.0, 4 / 6.0};
    for (int k = 0; k < 3; k++) {
      assertThat(gradient[k]).isEqualTo(centred[k] / 3, within(1 / temperature));
    }
  }

  /** The teacher is certain: T²·KL = −T² log softmax(z_s/T) of its class, 4.9273502671776015. */
  @ParameterizedTest
  @ValueSource(doubles = {-1e5, -1e30, -1e300, Double.NEGATIVE_INFINITY})
  void teacherProbabilitiesOfZeroAddNothing(double never) {
    double[] labels = {1, 0, 0, 0, never, never};
    assertThat(Rows.value(new DistillationLoss(1.0, 2.0), STUDENT, labels))
        .isEqualTo(4.9273502671776015, within(1e-13));
    assertThat(Rows.gradient(new DistillationLoss(0.5, 2.0), STUDENT, labels))
        .doesNotContain(Double.NaN);
  }

  @Test
  void aHopelessStudentHasAFiniteLoss() {
    double[] student = {-1e4, 1e4, 0};
    assertThat(Rows.value(new DistillationLoss(0.0, 1.0), student, LABELS)).isEqualTo(2e4);
    assertThat(Rows.value(new DistillationLoss(1.0, 1.0), student, LABELS)).isFinite();
    assertThat(Rows.gradient(new DistillationLoss(0.0, 1.0), student, LABELS))
        .containsExactly(-1, 1, 0);
  }

  @Property(tries = 300)
  void itIsItsDefinitionAndItsGradientSumsToZero(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 100) int classes,
      @ForAll @DoubleRange(min = 0, max = 1) double alpha,
      @ForAll @DoubleRange(min = 0.5, max = 20) double temperature) {
    Random random = new Random(seed);
    double[] student = Rows.normal(random, classes, 3);
    double[] teacher = Rows.normal(random, classes, 3);
    int target = random.nextInt(classes);
    double[] labels = Rows.joined(Rows.oneHot(target, classes), teacher);
    DistillationLoss loss = new DistillationLoss(alpha, temperature);
    double soft =
        Rows.divergence(Rows.softmax(teacher, temperature), Rows.softmax(student, temperature));
    double expected =
        (1 - alpha) * -Math.log(Rows.softmax(student, 1)[target])
            + alpha * temperature * temperature * soft;

    assertThat(Rows.value(loss, student, labels))
        .isEqualTo(expected, within(1e-11 * Math.max(1, expected)));
    assertThat(DoubleStream.of(Rows.gradient(loss, student, labels)).sum())
        .isEqualTo(0, within(1e-12));
  }

  @Property(tries = 100)
  void logProbabilitiesStandInForLogits(@ForAll long seed) {
    Random random = new Random(seed);
    double[] teacher = Rows.normal(random, 5, 2);
    double[] logs = DoubleStream.of(Rows.softmax(teacher, 1)).map(Math::log).toArray();
    double[] student = Rows.normal(random, 5, 2);
    double[] hard = Rows.oneHot(1, 5);
    DistillationLoss loss = new DistillationLoss(0.9, 4.0);
    assertThat(Rows.value(loss, student, Rows.joined(hard, logs)))
        .isEqualTo(Rows.value(loss, student, Rows.joined(hard, teacher)), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void alphaOutOfRangeIsAMistake(double alpha) {
    assertThatThrownBy(() -> new DistillationLoss(alpha, 4.0))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("alpha: found " + alpha);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -4, 1e-4, 1e7, Double.NaN, Double.POSITIVE_INFINITY})
  void temperatureOutOfRangeIsAMistake(double temperature) {
    assertThatThrownBy(() -> new DistillationLoss(0.9, temperature))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("temperature: found " + temperature);
  }
}
