package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.SoftLabels;
import org.junit.jupiter.api.Test;

class FidelityTest {

  @Test
  void agreementAndDivergenceByHand() {
    SoftLabels teacher = new SoftLabels(new float[] {0, 0, 1, 0}, 2, "teacher");
    SoftLabels student = new SoftLabels(new float[] {1, 0, -1, 0}, 2, "student");
    Fidelity fidelity = Fidelity.of(student, teacher);
    // Both prefer class 0 in the first (the teacher by the first-of-equals rule), not in the
    // second.
    assertThat(fidelity.agreement()).isEqualTo(0.5);
    double p = 1 / (1 + Math.exp(-1));
    double first = 0.5 * Math.log(0.5 / p) + 0.5 * Math.log(0.5 / (1 - p));
    double second = p * Math.log(p / (1 - p)) + (1 - p) * Math.log((1 - p) / p);
    assertThat(fidelity.kl()).isEqualTo((first + second) / 2, within(1e-12));
  }

  @Test
  void aModelAgreesWithItself() {
    SoftLabels outputs = new SoftLabels(new float[] {3, -1, 0.5f}, 3, "one");
    assertThat(Fidelity.of(outputs, outputs)).extracting(Fidelity::agreement).isEqualTo(1.0);
  }

  @Test
  void refusesDifferentExamples() {
    SoftLabels one = new SoftLabels(new float[2], 2, "one");
    SoftLabels two = new SoftLabels(new float[4], 2, "two");
    assertThatThrownBy(() -> Fidelity.of(one, two))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("1 × 2");
  }
}
