package io.github.distill4j.study.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.DecoupledLoss;
import io.github.distill4j.loss.DistillationLoss;
import io.github.distill4j.loss.Loss;
import io.github.distill4j.loss.SmoothedCrossEntropy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmTest {

  private static final String STUDY =
      """
      data: {set: procedural}
      teacher: {net: resnet-8}
      student: {net: vgg-2+3}
      seeds: 1
      """;

  private static StudySpec read(String... changes) {
    return SpecReader.read("my.yaml", STUDY, List.of(changes));
  }

  private static Loss loss(StudySpec study, String arm) {
    return study.arm(arm).loss(study.loss());
  }

  private static List<String> plan(String... changes) {
    return read(changes).ids();
  }

  @Test
  void shortNamesTakeTheStudysNumbers() {
    StudySpec study =
        read(
            "arms=hard,soft,mixed,smoothed,dkd",
            "loss={temperature: 3, alpha: 0.7, smoothing: 0.2, dkd-alpha: 2, dkd-beta: 5}");
    assertThat(study.arms().stream().map(arm -> arm.loss(study.loss())))
        .containsExactly(
            new CrossEntropy(),
            new DistillationLoss(1.0, 3.0),
            new DistillationLoss(0.7, 3.0),
            new SmoothedCrossEntropy(0.2),
            new DecoupledLoss(2.0, 5.0, 3.0, 1.0, 20));
    assertThat(study.arms().stream().filter(Arm::asksTeacher).map(Arm::word))
        .containsExactly("soft", "mixed", "dkd");
  }

  @Test
  void anArmMayStandTwiceWithOtherNumbers() {
    StudySpec study =
        read("arms={soft: {}, soft-2: {preset: soft, loss: {distillation: {temperature: 2}}}}");
    assertThat(loss(study, "soft")).isEqualTo(new DistillationLoss(1.0, 4.0));
    assertThat(loss(study, "soft-2")).isEqualTo(new DistillationLoss(1.0, 2.0));
    assertThat(study.arm("soft").reads("loss.temperature")).isTrue();
    assertThat(study.arm("soft-2").reads("loss.temperature")).isFalse();
    assertThat(study.ids()).containsExactly("teacher", "soft-1", "soft-2-1");
  }

  @Test
  void aSectionIsLaidOverThePresetOfItsName() {
    StudySpec study =
        read(
            "loss.temperature=3",
            "arms={soft: {labels: teacher, loss: {distillation: {alpha: 0.5}}}, mixed: {loss:"
                + " cross-entropy}}");
    assertThat(loss(study, "soft")).isEqualTo(new DistillationLoss(0.5, 3.0));
    assertThat(loss(study, "mixed")).isEqualTo(new CrossEntropy());
  }

  @Test
  void oneKeyOfAnArmCanBeSet() {
    StudySpec study = read("arms=hard,soft", "arms.soft.loss.distillation.temperature=2");
    assertThat(study.arms()).extracting(Arm::word).containsExactly("hard", "soft");
    assertThat(loss(study, "soft")).isEqualTo(new DistillationLoss(1.0, 2.0));
    assertThat(read("arms.soft.loss.distillation.alpha=0.5").arms()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[hard, dkd]",
        "{soft: {}, hard: {}}",
        "{soft-2: {preset: soft, loss: {distillation: {temperature: 2}}}, hard: {}}",
        "{mine: {labels: hard, loss: {smoothed: 0.3}}}",
        "{mine: {labels: {teacher: teacher}, loss: {dkd: {warm-up: 0, alpha: loss.alpha}}}}",
      })
  void whatIsWrittenReadsBackEqual(String arms) {
    StudySpec study = read("arms=" + arms);
    String written = SpecReader.write(study);
    assertThat(SpecReader.read("again", written, List.of())).isEqualTo(study);
    assertThat(written.contains("labels:")).isEqualTo(arms.contains("loss:"));
  }

  @Test
  void onlyArmsThatTakeASweptNumberAreTrainedForEachValue() {
    assertThat(
            plan(
                "loss.temperature=1,2",
                "arms={soft: {}, cold: {preset: soft, loss: {distillation: {temperature: 1}}},"
                    + " tied: {labels: hard, loss: {smoothed: loss.alpha}}}"))
        .containsExactly(
            "teacher", "soft-temperature=1-1", "cold-1", "tied-1", "soft-temperature=2-1");
  }

  @Test
  void withoutAnArmThatAsksItThereIsNoTeacher() {
    String text = STUDY.replaceAll("teacher: .*", "arms: [hard, smoothed]");
    StudySpec study = SpecReader.read("my.yaml", text, List.of());
    assertThat(study.ids()).containsExactly("hard-1", "smoothed-1");
    assertThat(SpecReader.read("again", SpecReader.write(study), List.of())).isEqualTo(study);
    assertThat(SpecReader.read("my", text, List.of("training.epochs=1,2")).ids()).hasSize(4);
    assertThatThrownBy(() -> SpecReader.read("my.yaml", text, List.of("arms=hard,soft")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("teacher: missing");
  }

  @Test
  void anEarlierArmComesFirstButIsWhatTheStudyNowSays() {
    StudySpec now = read("arms={mine: {labels: hard, loss: {smoothed: 0.3}}, soft: {}}");
    String earlier = SpecReader.write(read("arms=dkd,soft"));
    assertThat(now.after("before", earlier).arms())
        .extracting(Arm::word)
        .containsExactly("dkd", "soft", "mine");
  }

  /** What a person may write in the place of one arm, and the mistake that follows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arms=hard | arms={mine: 3} | arms.mine: found 3, expected a section with the keys labels",
        "arms=hard | arms={mine: {}} | arms.mine: expected the keys labels and loss, or preset with",
        "arms=hard | arms={mine: {preset: sott}} | arms.mine.preset: found \"sott\", expected one of",
        "arms=hard | arms={mine: {labels: hard, los: dkd}} | arms.mine: expected the keys labels",
        "arms=hard | arms={soft: {los: dkd}} | unknown key arms.soft.los; expected one of labels, loss",
        "arms=hard | arms={Soft: {}} | arms.Soft: expected a name of small letters",
        "arms=hard | arms={teacher: {}} | arms.teacher: expected a name",
        "arms=hard | arms={mine: {labels: crowd, loss: dkd}} | arms.mine.labels: found \"crowd\", expected one of hard, teacher, file",
        "arms=hard | arms={mine: {labels: hard, loss: kd}} | arms.mine.loss: found \"kd\", expected one of cross-entropy, smoothed",
        "arms=hard | arms={mine: {labels: hard, loss: [kd]}} | arms.mine.loss: found [\"kd\"], expected one of",
        "arms=hard | arms={mine: {labels: hard, loss: dkd}} | arms.mine: its loss reads logits, but its labels give distribution, candidates;",
        "arms=hard | arms={mine: {labels: {teacher: big}, loss: dkd}} | arms.mine.labels: asks big, expected teacher",
        "arms=hard | arms={soft: {loss: {distillation: {temperature: 0}}}} | arms.soft.loss.distillation.temperature: found 0.0, expected 0.001",
        "arms=hard | arms={soft: {loss: {distillation: {temperature: hot}}}} | arms.soft.loss.distillation.temperature: found \"hot\", expected a number",
        "arms=hard | arms={soft: {loss: {distillation: {temp: 1}}}} | unknown key arms.soft.loss.distillation.temp; expected one of alpha, temperature",
        "arms=hard | arms={soft: {loss: {distillation: {alpha: loss.temperature}}}} | loss.temperature: found 4.0, expected 0 (labels only)",
        "arms=hard | arms={} | arms: found none, expected at least one arm",
        "arms=hard | arms=7 | arms[0]: found 7, expected one of hard, soft",
        "loss.dkd-beta=-1 | arms=hard | loss.dkd-beta: found -1.0, expected 0 to 1000000",
      })
  void aMistakeNamesItsPlace(String first, String second, String message) {
    assertThatThrownBy(() -> read(first, second))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("my.yaml: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n", "com.fasterxml", "io.github");
  }

  /** Whatever is in the register can be written into a study by its name alone. */
  @Test
  void everyLossHasDefaults() {
    Map<String, String> labels = Map.of("distillation", "teacher", "dkd", "teacher");
    for (String name : Register.of(Loss.class).records().keySet()) {
      String source = labels.getOrDefault(name, "hard");
      StudySpec study = read("arms={mine: {labels: " + source + ", loss: " + name + "}}");
      assertThat(loss(study, "mine").reads()).as(name).isNotEmpty();
    }
  }
}
