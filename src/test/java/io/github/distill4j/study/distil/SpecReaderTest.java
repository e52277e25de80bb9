package io.github.distill4j.study.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.train.TrainingSpec;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {

  private static final String STUDY =
      """
      name: small
      data: {set: procedural}
      teacher: {net: resnet-8, training: {epochs: 9}}
      student: {net: vgg-2+3, width: 0.25}
      training: {epochs: 3, optimiser: nesterov}
      seeds: 2
      """;

  private static StudySpec read(String text, String... overrides) {
    return SpecReader.read("my.yaml", text, List.of(overrides));
  }

  @Test
  void sharedTrainingGivesWayToARolesOwn() {
    StudySpec spec = read(STUDY);
    assertThat(spec.teacher().training().epochs()).isEqualTo(9);
    assertThat(spec.student().training().epochs()).isEqualTo(3);
    assertThat(spec.teacher().training().optimiser()).isEqualTo(TrainingSpec.Optimiser.NESTEROV);
    assertThat(spec.arms()).extracting(Arm::word).containsExactly("hard", "soft", "mixed");
    assertThat(spec.seeds().values()).containsExactly(1, 2);
  }

  @Test
  void overridesReachAnyKeyEvenOfAMissingSection() {
    StudySpec spec =
        read(STUDY, "loss.temperature=2", "student.net=resnet-8", "arms=[dkd]", "seeds=[4, 9]");
    assertThat(spec.loss().temperature()).isEqualTo(2);
    assertThat(spec.student().net()).isEqualTo("resnet-8");
    assertThat(spec.arms()).extracting(Arm::word).containsExactly("dkd");
    assertThat(spec.seeds().values()).containsExactly(4, 9);
  }

  @Test
  void whatIsWrittenReadsBackEqual() {
    StudySpec spec = read(STUDY, "data.augmentation=pad-crop-flip");
    assertThat(read(SpecReader.write(spec))).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "studnet.net=x | unknown key studnet; expected one of arms, claims, data, loss, name, question, seeds",
        "student.nett=x | unknown key student.nett; expected one of layers, net, seed, training, width",
        "training.epochs=ten | training.epochs: found \"ten\", expected a whole number",
        "training.epochs=NaN | training.epochs: found \"NaN\", expected a whole number",
        "training.epochs=010 | training.epochs: found \"010\", expected a whole number in plain digits",
        "training.epochs='3' | training.epochs: found \"3\", expected a whole number in plain digits",
        "training.epochs=1_0 | training.epochs: found \"1_0\", expected a whole number in plain digits",
        "training.epochs=0x10 | training.epochs: found \"0x10\", expected a whole number in plain",
        "training.epochs=3,010 | training.epochs[1]: found \"010\", expected a whole number in plain",
        "training.epochs=9999999999 | training.epochs: Numeric value (9999999999) out of range",
        "training.l2=00.1 | training.l2: found \"00.1\", expected a number in plain digits",
        "training.l2=.inf | training.l2: found \".inf\", expected a number",
        "training.optimiser=1 | training.optimiser: found 1, expected one of sgd",
        "training.epoks=1 | unknown key training.epoks; expected one of batch, epochs",
        "seeds=010 | seeds: found \"010\", expected a count of 1 to 10000",
        "sweep=1 | unknown key sweep; expected one of arms, claims, data, loss, name, question, seeds, student, teacher, training",
        "student.training.epochs=2.5 | student.training.epochs: found 2.5, expected a whole number",
        "student.width=wide | student.width: found \"wide\", expected a number",
        "student.training.epochs=0 | student.training.epochs: found 0, expected 1 or more",
        "training.learning-rate=Infinity | learning-rate: found Infinity, expected a number above 0",
        "training.l2=Infinity | training.l2: found Infinity, expected a number of 0 or more",
        "loss.temperature=1e-9 | loss.temperature: found 1.0E-9, expected",
        "training.optimiser=sgdd | found \"sgdd\", expected one of sgd, nesterov, adam",
        "arms=[hard, sott] | arms[1]: found \"sott\", expected one of hard, soft, mixed",
        "arms=[hard, hard] | arms: found [\"hard\",\"hard\"], expected none twice",
        "arms=[hard, null] | arms[1]: found null, expected a value",
        "data.groups={low: [a], high: null} | data.groups.high: found null, expected a value",
        "data.groups={low: [null]} | data.groups.low[0]: found null, expected a value",
        "data.classes=[a, null] | data.classes[1]: found null, expected a value",
        "claims=[null] | claims[0]: found null, expected a value",
        "seeds=0 | seeds: found 0, expected a count of 1 to 10000, or a list of seeds",
        "seeds=10001 | seeds: found 10001, expected a count of 1 to 10000, or a list of seeds",
        "seeds=[1, null] | seeds: found [1,null], expected a count",
        "name=' ' | name: found \" \", expected a folder's name, which holds no /",
        "name=.. | name: found \"..\", expected a folder's name",
        "name=a/b | name: found \"a/b\", expected a folder's name",
        "name=\"a\\0b\" | name: a\\u0000b: is no file's name",
        "loss.temperature=0 | loss.temperature: found 0.0, expected 0.001 to 1000000",
        "loss.temperature=1e7 | loss.temperature: found 1.0E7, expected 0.001 to 1000000",
        "loss.alpha=1.5 | loss.alpha: found 1.5, expected 0 (labels only) to 1 (teacher only)",
        "loss.smoothing=-0.1 | loss.smoothing: found -0.1, expected 0 to 1",
        "loss.dkd-alpha=-1 | loss.dkd-alpha: found -1.0, expected 0 to 1000000",
        "loss.dkd-beta=1e7 | loss.dkd-beta: found 1.0E7, expected 0 to 1000000",
        "data=7 | data: found 7, expected a section of keys",
        "kind=two-layer-table | kind: found two-layer-table, expected distillation",
        "kind=other | kind: found other, expected distillation",
        "student.training=fast | student.training: found \"fast\", expected a section of keys",
        "training=fast | training: found \"fast\", expected a section of keys",
        "data.noise-variance=-1 | data.noise-variance: found -1.0",
        "student=null | student: missing; a study needs the sections data, teacher, student",
      })
  void aMistakeNamesFileKeyAndWhatWasExpected(String override, String message) {
    assertThatThrownBy(() -> read(STUDY.replace("epochs: 9", ""), override))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("my.yaml: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n", "com.fasterxml", "io.github");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs=NaN | 3 | epochs: found \"NaN\", expected a whole number",
        "epochs=0 | 3 | epochs: found 0, expected 1 or more",
        "learning-rate=NaN | 0.1 | learning-rate: found NaN, expected a number above 0",
        "optimiser=sgdd | sgd | optimiser: found \"sgdd\", expected one of sgd",
        "milestones=-1 | 4 | milestones: found -1, expected epochs of 1 or more",
        "epoks=3 | 3 | unknown key training.epoks",
      })
  void aSharedValueIsCheckedWhereBothRolesHaveTheirOwn(String shared, String own, String message) {
    String key = shared.substring(0, shared.indexOf('='));
    assertThatThrownBy(
            () ->
                read(
                    STUDY,
                    "training." + shared,
                    "teacher.training." + key + "=" + own,
                    "student.training." + key + "=" + own))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(message);
  }

  @Test
  void aSharedValueNeedsFitNoOtherThatBothRolesReplace() {
    StudySpec spec =
        read(
            STUDY,
            "training.warm-up=20",
            "training.schedule=step",
            "teacher.training={epochs: 30, milestones: [5]}",
            "student.training={epochs: 40, milestones: [6]}");
    assertThat(spec.student().training().warmUp()).isEqualTo(20);
    assertThat(spec.teacher().training().milestones()).containsExactly(5);
  }

  @Test
  void namesAreTakenAsTheyAreWritten() {
    DataSpec data =
        read(STUDY, "data.classes=no,yes,001,010,1e5,1.0", "data.groups={010: [on, 0x1F], 1: [7]}")
            .data();
    assertThat(data.classes()).containsExactly("no", "yes", "001", "010", "1e5", "1.0");
    assertThat(data.groups())
        .containsExactly(entry("010", List.of("on", "0x1F")), entry("1", List.of("7")));
    assertThat(read(STUDY, "data.classes=001").data().classes()).containsExactly("001");
    assertThat(read(STUDY, "data.set=2024, 010").sweep().axes().get(0).values())
        .containsExactly("2024", "010");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/images #2", "/images: new", "no", "1e5", "*x", "a 'b' \"c\"", "?", "-"})
  void aWordOnTheCommandLineNeedsNoQuotes(String word) {
    assertThat(read(STUDY, "data.set=" + word).data().set()).isEqualTo(word);
    assertThat(read(STUDY, "question=" + word + ", or not?").question())
        .isEqualTo(word + ", or not?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "just words", "a: [1", "a: 1\na: 2", "- 1"})
  void whatIsNoStudyIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("my.yaml")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void anOverrideWithoutAKeyIsRefused() {
    assertThatThrownBy(() -> read(STUDY, "=3"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("--set =3");
  }

  @Test
  void everyBuiltInStudyReads() {
    for (String name : StudyText.BUILT_IN) {
      if (!StudyText.find(name).kind().equals(StudySpec.KIND)) {
        continue;
      }
      StudySpec spec = StudySpec.read(StudyText.find(name), List.of());
      assertThat(spec.name()).isEqualTo(name);
      assertThat(spec.seeds().values()).hasSizeGreaterThanOrEqualTo(6);
      assertThat(spec.question()).endsWith("?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "th-TH-u-nu-thai"})
  void aStudyIsReadAndWrittenAlikeInEveryCountry(String country) {
    String[] changes = {"data.augmentation=pad-crop-flip", "training.learning-rate=1e-3,0.5"};
    String written = read(STUDY, changes).yaml();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(country));
      assertThat(read(STUDY, changes).yaml()).isEqualTo(written);
      assertThatThrownBy(() -> read(STUDY, "training.epochs=12345678901"))
          .hasMessageContaining("12345678901");
      assertThatThrownBy(() -> Studies.read(new StudyText("a", "a", "kind: i"), List.of()))
          .hasMessageContaining("kind: found i, expected one of distillation, two-layer-regimes");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anUnknownStudyIsNamedBesideTheKnownOnes() {
    assertThatThrownBy(() -> StudyText.find("quikstart"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("quikstart")
        .hasMessageContaining("quickstart");
  }
}
