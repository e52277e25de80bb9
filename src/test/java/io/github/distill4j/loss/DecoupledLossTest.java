package io.github.distill4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import java.util.Random;
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
 * Python's math module: TCKD 0.24266061625043814, NCKD 0.007179189134329737.
 */
class DecoupledLossTest {

  private static final double[] STUDENT = {1, 2, 0.5};
  private static final double[] LABELS = {1, 0, 0, 2, 0, -1};

  @Test
  void theLossIsTheLiteralOne() {
    assertThat(Rows.value(new DecoupledLoss(1.0, 8.0, 2.0, 0.5, 0), STUDENT, LABELS))
        .isEqualTo(2.0645570427580973, within(1e-14));
  }

  @Test
  void thePartsAreTheLiteralOnes() {
    double hard = Rows.value(new CrossEntropy(), STUDENT, LABELS);
    assertThat(Rows.value(new DecoupledLoss(1.0, 0.0, 2.0, 1.0, 0), STUDENT, LABELS) - hard)
        .isEqualTo(4 * 0.24266061625043814, within(1e-14));
    assertThat(Rows.value(new DecoupledLoss(0.0, 1.0, 2.0, 1.0, 0), STUDENT, LABELS) - hard)
        .isEqualTo(4 * 0.007179189134329737, within(1e-14));
  }

  /** KL = TCKD + (1 − p_target of the teacher)·NCKD: with that β it is plain distillation. */
  @Property(tries = 300)
  void distillationIsItsTwoParts(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 100) int classes,
      @ForAll @DoubleRange(min = 0.5, max = 20) double temperature) {
    Random random = new Random(seed);
    double[] student = Rows.normal(random, classes, 3);
    double[] teacher = Rows.normal(random, classes, 3);
    int target = random.nextInt(classes);
    double[] labels = Rows.joined(Rows.oneHot(target, classes), teacher);
    double rest = 1 - Rows.softmax(teacher, temperature)[target];
    double hard = Rows.value(new CrossEntropy(), student, labels);
    double soft = Rows.value(new DistillationLoss(1.0, temperature), student, labels);

    assertThat(Rows.value(new DecoupledLoss(1.0, rest, temperature, 1.0, 0), student, labels))
        .isEqualTo(hard + soft, within(1e-11 * Math.max(1, hard + soft)));
  }

  @Property(tries = 100)
  void withTwoClassesNothingIsLeftAmongTheRest(@ForAll long seed) {
    Random random = new Random(seed);
    double[] student = Rows.normal(random, 2, 5);
    double[] labels = Rows.joined(Rows.oneHot(1, 2), Rows.normal(random, 2, 5));
    assertThat(Rows.value(new DecoupledLoss(1.0, 0.0, 4.0, 1.0, 0), student, labels))
        .isEqualTo(Rows.value(new DecoupledLoss(1.0, 1000.0, 4.0, 1.0, 0), student, labels));
    assertThat(Rows.gradient(new DecoupledLoss(1.0, 0.0, 4.0, 1.0, 0), student, labels))
        .isEqualTo(Rows.gradient(new DecoupledLoss(1.0, 1000.0, 4.0, 1.0, 0), student, labels));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e5, -1e30, Double.NEGATIVE_INFINITY})
  void teacherProbabilitiesOfZeroGiveNumbers(double never) {
    for (double[] teacher :
        new double[][] {{0, never, never}, {never, 0, never}, {never, 0, 0}, {0, 0, never}}) {
      double[] labels = Rows.joined(Rows.oneHot(0, 3), teacher);
      DecoupledLoss loss = new DecoupledLoss(1.0, 8.0, 2.0, 1.0, 0);
      assertThat(Rows.value(loss, STUDENT, labels)).isFinite().isPositive();
      for (double derivative : Rows.gradient(loss, STUDENT, labels)) {
        assertThat(derivative).isFinite();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.05", "10, 0.5", "20, 1", "21, 1", "240, 1"})
  void theFirstTwentyEpochsWarmUp(int epoch, double weight) {
    assertThat(new DecoupledLoss(1.0, 8.0, 4.0, null, null).inEpoch(epoch))
        .isEqualTo(new DecoupledLoss(1.0, 8.0, 4.0, weight, 0));
    assertThat(new DecoupledLoss(1.0, 8.0, 4.0, 0.5, 0).inEpoch(epoch))
        .isEqualTo(new DecoupledLoss(1.0, 8.0, 4.0, 0.5, 0));
  }

  @Test
  void invalidNumbersAreMistakes() {
    assertMistake("alpha: found", () -> new DecoupledLoss(-1.0, 8.0, 4.0, 1.0, 0));
    assertMistake("alpha: found", () -> new DecoupledLoss(Double.NaN, 8.0, 4.0, 1.0, 0));
    assertMistake(
        "beta: found", () -> new DecoupledLoss(1.0, Double.POSITIVE_INFINITY, 4.0, 1.0, 0));
    assertMistake("temperature: found", () -> new DecoupledLoss(1.0, 8.0, 0.0, 1.0, 0));
    assertMistake("weight: found", () -> new DecoupledLoss(1.0, 8.0, 4.0, 1.01, 0));
    assertMistake("warm-up: found", () -> new DecoupledLoss(1.0, 8.0, 4.0, 1.0, -1));
  }

  private static void assertMistake(String key, Runnable made) {
    assertThatThrownBy(made::run).isInstanceOf(UserMistake.class).hasMessageContaining(key);
  }
}
