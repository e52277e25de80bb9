package io.github.distill4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals for logits (1, 2, ½), from the definitions with Python's math module. */
class CrossEntropyTest {

  private static final double[] LOGITS = {1, 2, 0.5};

  @Test
  void hardLabelsGiveTheLiteralLoss() {
    assertThat(Rows.value(new CrossEntropy(), LOGITS, 1, 0, 0))
        .isEqualTo(1.464368784107945, within(1e-15));
  }

  @Test
  void uniformLogitsLoseTheLogarithmOfTheClasses() {
    assertThat(Rows.value(new CrossEntropy(), new double[] {7, 7, 7, 7}, 0, 0, 1, 0))
        .isEqualTo(Math.log(4), within(1e-15));
    assertThat(Rows.gradient(new CrossEntropy(), new double[] {7, 7, 7, 7}, 0, 0, 1, 0))
        .containsExactly(0.25, 0.25, -0.75, 0.25);
  }

  @Test
  void softLabelsAreWeightedSums() {
    double mixed = Rows.value(new CrossEntropy(), LOGITS, 0.25, 0.75, 0);
    double first = Rows.value(new CrossEntropy(), LOGITS, 1, 0, 0);
    double second = Rows.value(new CrossEntropy(), LOGITS, 0, 1, 0);
    assertThat(mixed).isEqualTo(0.25 * first + 0.75 * second, within(1e-15));
  }

  @Test
  void extremeLogitsStayExact() {
    assertThat(Rows.value(new CrossEntropy(), new double[] {1e6, 0}, 0, 1)).isEqualTo(1e6);
    assertThat(Rows.value(new CrossEntropy(), new double[] {1e6, 0}, 1, 0)).isZero();
    assertThat(Rows.value(new CrossEntropy(), new double[] {-1e6, -1e6}, 1, 0))
        .isEqualTo(Math.log(2), within(1e-9));
  }

  @Test
  void smoothedLabelsGiveTheLiteralLoss() {
    assertThat(Rows.value(new SmoothedCrossEntropy(0.1), LOGITS, 1, 0, 0))
        .isEqualTo(1.4477021174412783, within(1e-14));
    assertThat(Rows.value(new SmoothedCrossEntropy(0.0), LOGITS, 1, 0, 0))
        .isEqualTo(Rows.value(new CrossEntropy(), LOGITS, 1, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.5, Double.NaN})
  void smoothingOutOfRangeIsAMistake(double epsilon) {
    assertThatThrownBy(() -> new SmoothedCrossEntropy(epsilon))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("epsilon: found " + epsilon);
  }
}
