package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static Map<String, Double> measured(Logits student, Logits teacher, int... labels) {
    return Measures.STANDARD.of(Outputs.of(student, labels).beside(teacher));
  }

  @Test
  void agreementAndDivergenceByHand() {
    Logits teacher = new Logits(new float[] {0, 0, 1, 0}, 2, "teacher");
    Logits student = new Logits(new float[] {1, 0, -1, 0}, 2, "student");
    Map<String, Double> likeness = measured(student, teacher, 1, 1);
    // Both prefer class 0 in the first (the teacher by the first-of-equals rule), not in the
    // second.
    assertThat(likeness.get("agreement")).isEqualTo(0.5);
    double p = 1 / (1 + Math.exp(-1));
    double first = 0.5 * Math.log(0.5 / p) + 0.5 * Math.log(0.5 / (1 - p));
    double second = p * Math.log(p / (1 - p)) + (1 - p) * Math.log((1 - p) / p);
    assertThat(likeness.get("kl")).isEqualTo((first + second) / 2, within(1e-12));
    // Centred, the student says (½, −½) and (−½, ½), the teacher (0, 0) and (½, −½).
    assertThat(likeness.get("logit-distance")).isEqualTo(Math.sqrt((0.5 + 2) / 2), within(1e-12));
    // The teacher is wrong in both: once the student says the same, once it is right.
    assertThat(likeness.get("same-wrong")).isEqualTo(0.5);
    assertThat(likeness.get("rescued")).isEqualTo(0.5);
  }

  @Test
  void aModelAgreesWithItself() {
    Logits outputs = new Logits(new float[] {3, -1, 0.5f}, 3, "one");
    assertThat(measured(outputs, outputs, 2))
        .containsAllEntriesOf(
            Map.of(
                "agreement", 1., "kl", 0., "logit-distance", 0., "same-wrong", 1., "rescued", 0.));
  }

  @Test
  void aTeacherWithoutMistakesLeavesNoneToShare() {
    Logits teacher = new Logits(new float[] {3, -1}, 2, "teacher");
    Logits student = new Logits(new float[] {-3, 1}, 2, "student");
    assertThat(measured(student, teacher, 0))
        .containsKey("agreement")
        .doesNotContainKeys("same-wrong", "rescued");
  }

  @Test
  void whatAllClassesShareMakesNoDistance() {
    Logits one = new Logits(new float[] {3, -1, 0.5f}, 3, "one");
    Logits raised = new Logits(new float[] {7, 3, 4.5f}, 3, "raised");
    assertThat(measured(raised, one, 0).get("logit-distance")).isZero();
  }

  @Test
  void refusesDifferentExamples() {
    Logits one = new Logits(new float[2], 2, "one");
    Logits two = new Logits(new float[4], 2, "two");
    assertThatThrownBy(() -> measured(one, two, 0))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("1 × 2");
  }

  @Test
  void theTeacherIsNotComparedWithItself() {
    Logits one = new Logits(new float[2], 2, "one");
    assertThat(Measures.STANDARD.of(Outputs.of(one, new int[1])))
        .doesNotContainKeys("agreement", "kl", "logit-distance", "same-wrong", "rescued");
  }
}
