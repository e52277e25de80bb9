package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;
import org.junit.jupiter.api.Test;

class FidelityTest {

  @Test
  void agreementAndDivergenceByHand() {
    Logits teacher = new Logits(new float[] {0, 0, 1, 0}, 2, "teacher");
    Logits student = new Logits(new float[] {1, 0, -1, 0}, 2, "student");
    Fidelity fidelity = Fidelity.of(student, teacher, new int[] {1, 1});
    // Both prefer class 0 in the first (the teacher by the first-of-equals rule), not in the
    // second.
    assertThat(fidelity.agreement()).isEqualTo(0.5);
    double p = 1 / (1 + Math.exp(-1));
    double first = 0.5 * Math.log(0.5 / p) + 0.5 * Math.log(0.5 / (1 - p));
    double second = p * Math.log(p / (1 - p)) + (1 - p) * Math.log((1 - p) / p);
    assertThat(fidelity.kl()).isEqualTo((first + second) / 2, within(1e-12));
    // Centred, the student says (½, −½) and (−½, ½), the teacher (0, 0) and (½, −½).
    assertThat(fidelity.logitDistance()).isEqualTo(Math.sqrt((0.5 + 2) / 2), within(1e-12));
    // The teacher is wrong in both: once the student says the same, once it is right.
    assertThat(fidelity.sameWrong()).isEqualTo(0.5);
    assertThat(fidelity.rescued()).isEqualTo(0.5);
  }

  @Test
  void aModelAgreesWithItself() {
    Logits outputs = new Logits(new float[] {3, -1, 0.5f}, 3, "one");
    assertThat(Fidelity.of(outputs, outputs, new int[] {2})).isEqualTo(new Fidelity(1, 0, 0, 1, 0));
  }

  @Test
  void aTeacherWithoutMistakesLeavesNoneToShare() {
    Logits teacher = new Logits(new float[] {3, -1}, 2, "teacher");
    Logits student = new Logits(new float[] {-3, 1}, 2, "student");
    assertThat(Fidelity.of(student, teacher, new int[1]).sameWrong()).isNaN();
    assertThat(Fidelity.of(student, teacher, new int[1]).rescued()).isNaN();
  }

  @Test
  void whatAllClassesShareMakesNoDistance() {
    Logits one = new Logits(new float[] {3, -1, 0.5f}, 3, "one");
    Logits raised = new Logits(new float[] {7, 3, 4.5f}, 3, "raised");
    assertThat(Fidelity.of(raised, one, new int[1]).logitDistance()).isZero();
  }

  @Test
  void refusesNoExamples() {
    Logits none = new Logits(new float[0], 2, "none");
    assertThatThrownBy(() -> Fidelity.of(none, none, new int[0]))
        .isInstanceOf(UserMistake.class)
        .hasMessage("0 outputs for 0 labels");
  }

  @Test
  void refusesDifferentExamples() {
    Logits one = new Logits(new float[2], 2, "one");
    Logits two = new Logits(new float[4], 2, "two");
    assertThatThrownBy(() -> Fidelity.of(one, two, new int[1]))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("1 × 2");
  }
}
