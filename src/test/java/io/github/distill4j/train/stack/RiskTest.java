package io.github.distill4j.train.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.train.Diverged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

class RiskTest {

  private static final int[] SIGNS = {1, -1};

  private static Risk of(double first, double second) {
    LabelColumns labels = new LabelColumns(2);
    int hard = labels.hard(SIGNS);
    double[][] outputs = {{first}, {second}};
    return Risk.of(Nd4j.create(outputs), SIGNS, labels, List.of(hard)).get(0);
  }

  /** Rounded to single precision the output is 1, and the loss 2.7e-9 larger. */
  @Test
  void outputsOfDoublePrecisionAreReadAsSuch() {
    double output = 1.00000001;
    assertThat(of(output, -output).loss()).isCloseTo(Math.log1p(Math.exp(-output)), within(1e-15));
  }

  @Test
  void anOutputOfZeroIsWrong() {
    assertThat(of(0, -1).error()).isEqualTo(.5);
    assertThat(of(1, 0).error()).isEqualTo(.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void outputsThatOverflowedAreRefused(double output) {
    assertThatThrownBy(() -> of(1, output))
        .isInstanceOf(Diverged.class)
        .hasMessage("a student's outputs are not finite");
  }
}
