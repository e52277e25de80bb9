package io.github.distill4j.study.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {

  private static final String STUDY =
      """
      name: small
      data: {set: procedural}
      teacher: {net: resnet-8, training: {epochs: 9}}
      student: {net: vgg-2+3, width: 0.25}
      training: {optimiser: nesterov}
      arms: [hard, soft, mixed]
      seeds: 2
      """;

  private static StudySpec read(String... changes) {
    return SpecReader.read("my.yaml", STUDY, List.of(changes));
  }

  private static List<String> plan(String... changes) {
    return read(changes).ids();
  }

  @Test
  void withoutAListThereIsOneSettingAndNamesAreShort() {
    assertThat(plan())
        .containsExactly("teacher", "hard-1", "soft-1", "mixed-1", "hard-2", "soft-2", "mixed-2");
  }

  @Test
  void whatASettingDoesNotChangeIsPlannedOnce() {
    assertThat(plan("loss.temperature=1,4", "loss.alpha=[0.5, 0.9]", "seeds=1"))
        .containsExactly(
            "teacher",
            "hard-1",
            "soft-temperature=1-1",
            "mixed-temperature=1,alpha=0.5-1",
            "mixed-temperature=1,alpha=0.9-1",
            "soft-temperature=4-1",
            "mixed-temperature=4,alpha=0.5-1",
            "mixed-temperature=4,alpha=0.9-1");
  }

  @Test
  void aStudentSweepSharesItsTeacher() {
    assertThat(plan("student.width=0.25,0.5", "arms=[soft]", "seeds=1"))
        .containsExactly("teacher", "soft-student.width=0.25-1", "soft-student.width=0.5-1");
  }

  @Test
  void eachTeacherIsFollowedByItsStudentsAndHardOnesAreTrainedOnce() {
    assertThat(plan("teacher.net=resnet-8,resnet-14", "arms=hard,soft", "seeds=1"))
        .containsExactly(
            "teacher-teacher.net=resnet-8",
            "hard-1",
            "soft-teacher.net=resnet-8-1",
            "teacher-teacher.net=resnet-14",
            "soft-teacher.net=resnet-14-1");
  }

  @Test
  void dataAreOutermostHoweverTheyWereWritten() {
    List<String> plan =
        plan("loss.temperature=1,4", "data.noise-variance=0,0.1", "arms=soft", "seeds=1");
    assertThat(plan)
        .startsWith("teacher-noise-variance=0", "soft-noise-variance=0,temperature=1-1")
        .hasSize(6);
  }

  @Test
  void aSharedKeyIsOneAxisForBothRolesThatShareIt() {
    StudySpec rate = read("training.learning-rate=0.1,0.01");
    assertThat(rate.sweep().axes())
        .containsExactly(
            new Sweep.Axis(
                "training.learning-rate",
                List.of("0.1", "0.01"),
                List.of("teacher.training.learning-rate", "student.training.learning-rate")));
    Grid.Point second = new Grid(rate).points().get(1);
    assertThat(second.spec().teacher().training().learningRate()).isEqualTo(0.01);
    assertThat(second.spec().student().training().learningRate()).isEqualTo(0.01);
    assertThat(read("training.epochs=1,2").sweep().axes().get(0).targets())
        .containsExactly("student.training.epochs");
    assertThat(plan("training.epochs=1,2", "arms=hard", "seeds=1"))
        .containsExactly("hard-training.epochs=1-1", "hard-training.epochs=2-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss.temperature=1,2,4 | loss.temperature",
        "training.learning-rate=[0.1, 1e-3] | training.learning-rate",
        "training.epochs=[1, 2] | training.epochs",
        "training.optimiser=sgd,adam | training.optimiser",
        "data.set=procedural,/some/folder | data.set",
        "student.layers=[fast] | student.layers",
        "data.procedural.difficulty=0.1,0.2 | data.procedural.difficulty",
      })
  void aSweepThatIsWrittenReadsBackEqual(String change, String key) {
    StudySpec spec = read(change);
    assertThat(spec.sweep().keys()).containsExactly(key);
    StudySpec again = SpecReader.read("again.yaml", SpecReader.write(spec), List.of());
    assertThat(again).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arms=hard,soft",
        "seeds=3,5",
        "seeds=[3, 5]",
        "data.classes=[a, b]",
        "data.classes=a,b",
        "training.milestones=2,3",
        "data.groups.low=[a, b]",
        "question=Soft, or hard?",
      })
  void whatIsAListByNatureIsNotSwept(String change) {
    assertThat(read(change).sweep()).isEqualTo(Sweep.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss.temperature=[] | loss.temperature: found [], expected a value, or a list of values",
        "loss.temperature=[1, [2]] | loss.temperature[1]: found [2], expected a number",
        "loss.temperature=1,hot | loss.temperature[1]: found \"hot\", expected a number",
        "loss.temperature=[1, null] | loss.temperature[1]: found null, expected a number",
        "loss.temperature=1,2,1.0 | loss.temperature: found [1,2,1.0], expected no value twice",
        "loss.temperature=1,0 | with loss.temperature=0: loss.temperature: found 0.0, expected",
        "training.epochs=1,2.5 | training.epochs[1]: found 2.5, expected a whole number",
        "training.optimiser=sgd,sdg | training.optimiser[1]: found \"sdg\", expected one of sgd",
        "loss.smoothing=0.1,0.2 | loss.smoothing: swept over [0.1, 0.2], but none of the arms hard",
        "name=[a, b] | name: found [\"a\",\"b\"], expected one text; it cannot be swept",
        "student.seed=1,2 | student.seed: a student takes its trial's seed",
        "student.seed=1 | student.seed: a student takes its trial's seed",
        "sweep=1 | unknown key sweep",
      })
  void aSweepThatCannotBeIsRefusedInWords(String change, String message) {
    assertThatThrownBy(() -> read(change))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("my.yaml: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aSharedKeyThatNobodySharesIsNotSwept() {
    assertThatThrownBy(() -> read("student.training.epochs=3", "training.epochs=1,2"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("training.epochs: swept, but teacher.training.epochs and");
  }

  @Test
  void aGridBeyondAllMeasureIsRefusedBeforeItIsMade() {
    String many =
        String.join(",", java.util.stream.IntStream.range(1, 200).mapToObj(i -> "" + i).toList());
    assertThatThrownBy(
            () ->
                read(
                    "loss.temperature=" + many,
                    "teacher.seed=" + many,
                    "loss.dkd-beta=" + many,
                    "arms=dkd"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("7,880,599 settings, expected at most 10,000");
  }

  /** The keys an arm is said to read are the keys its loss changes with, and no others. */
  @ParameterizedTest
  @ValueSource(strings = {"hard", "soft", "mixed", "smoothed", "dkd"})
  void anArmReadsWhatItsLossChangesWith(String word) {
    Arm arm = ArmText.known(word);
    LossSpec plain = new LossSpec(4.0, 0.9, 0.1, 1.0, 8.0);
    Map<String, LossSpec> changed =
        Map.of(
            "loss.temperature", new LossSpec(5.0, 0.9, 0.1, 1.0, 8.0),
            "loss.alpha", new LossSpec(4.0, 0.8, 0.1, 1.0, 8.0),
            "loss.smoothing", new LossSpec(4.0, 0.9, 0.2, 1.0, 8.0),
            "loss.dkd-alpha", new LossSpec(4.0, 0.9, 0.1, 2.0, 8.0),
            "loss.dkd-beta", new LossSpec(4.0, 0.9, 0.1, 1.0, 7.0));
    changed.forEach(
        (key, loss) ->
            assertThat(arm.reads(key)).as(key).isEqualTo(!arm.loss(loss).equals(arm.loss(plain))));
  }

  @Property(tries = 50)
  void namesOfTrialsAreDifferentAndSafeAsFiles(
      @ForAll String one, @ForAll String two, @ForAll @IntRange(min = 1) int seed) {
    String first = new Trial(null, ArmText.known("soft"), Map.of("data.set", one), seed).id();
    String second = new Trial(null, ArmText.known("soft"), Map.of("data.set", two), seed).id();
    assertThat(first).matches("[A-Za-z0-9.,=+_~-]{1,160}");
    assertThat(first.equalsIgnoreCase(second)).isEqualTo(one.equals(two));
  }

  /** Some file systems take A and a for the same name. */
  @Example
  void namesOfTrialsDifferInMoreThanCapitals() {
    namesOfTrialsAreDifferentAndSafeAsFiles("images/A", "images/a", 1);
    namesOfTrialsAreDifferentAndSafeAsFiles("x y", "x-y", 1);
    namesOfTrialsAreDifferentAndSafeAsFiles("日本", "中国", 1);
  }

  @Test
  void claimsAreReadCheckedAndWrittenBack() {
    String claim =
        "claims=[{source: Mandal, where: table 1, arm: soft, setting: {loss.temperature: 4.0},"
            + " measure: accuracy, value: 95.62}, {source: X, arm: teacher, measure: nll, value: 1}]";
    StudySpec spec = read(claim);
    assertThat(spec.claims())
        .containsExactly(
            new Claim(
                "Mandal",
                "table 1",
                "soft",
                Map.of("loss.temperature", "4"),
                "accuracy",
                95.62,
                ""),
            new Claim("X", null, "teacher", null, "nll", 1.0, null));
    assertThat(SpecReader.read("again", SpecReader.write(spec), List.of())).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source: X, arm: sott, measure: nll, value: 1} | claims[0].arm: found sott, expected one of teacher, hard",
        "{source: X, arm: soft, measure: speed, value: 1} | claims[0].measure: found speed, expected one of accuracy",
        "{source: X, arm: soft, measure: nll} | claims[0].value: found null, expected the published number",
        "{arm: soft, measure: nll, value: 1} | claims[0].source: missing",
        "{source: X, arm: soft, measure: nll, value: 1, setting: {loss.temp: 4}} | claims[0].setting: found the key loss.temp",
        "{source: X, arm: soft, measure: nll, value: 1, table: 3} | unknown key claims[0].table",
      })
  void aClaimThatNoReportCouldCompareIsRefused(String claim, String message) {
    assertThatThrownBy(() -> read("claims=[" + claim + "]"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(message);
  }
}
