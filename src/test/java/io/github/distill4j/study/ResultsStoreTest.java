package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsStoreTest {

  private static final String STUDY =
      "{name: a, data: {set: procedural}, teacher: {net: resnet-8}, student: {net: resnet-8},"
          + " loss: {temperature: [1, 2]}, arms: [hard, soft], seeds: 3}";

  @TempDir Path folder;

  private static StudyPlan plan(String... changes) {
    StudySpec spec = SpecReader.read("a.yaml", STUDY, List.of(changes));
    return new StudyPlan(spec, Cohort.of(spec), Map.of(StudyPlan.EVERY_SETTING, "images"));
  }

  private ResultsStore filled(StudyPlan plan) throws IOException {
    ResultsStore store = ResultsStore.open(folder, Ownership.of(plan));
    for (Cohort cohort : plan.cohorts()) {
      for (Trial trial : cohort.students()) {
        store.save(SampleResults.of(trial, 1));
      }
      store.save(SampleResults.teacher(cohort, 1));
    }
    return store;
  }

  private Path file(String trial) {
    return folder.resolve("trials").resolve(trial + ".json");
  }

  @Test
  void whatIsSavedIsReadBackInThePlansOrder() throws IOException {
    StudyPlan plan = plan();
    filled(plan).close();
    Results results = ResultsStore.read(folder);
    assertThat(results.spec()).isEqualTo(plan.spec());
    assertThat(results.problems()).isEmpty();
    assertThat(results.trials()).extracting(TrialResult::trial).isEqualTo(plan.trials());
    assertThat(results.trials()).contains(SampleResults.of(plan.students().get(0), 1));
  }

  @Test
  void aThousandTrialsAreReadInOneGo() throws IOException {
    StudyPlan plan = plan("seeds=333");
    filled(plan).close();
    assertThat(ResultsStore.read(folder).trials()).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY | no whole trial",
        "{ | Unexpected end",
        "{} | no whole trial",
        "null | no whole trial",
        "[1] | no whole trial",
        "ZEROS | Illegal character",
        "HALF | damaged",
        "OTHER | it holds trial hard-3",
        "CHANGED | its content is not what was written",
        "TWICE | no whole trial",
      })
  void aDamagedTrialIsAProblemInWordsAndTheOthersAreThere(String text, String words)
      throws IOException {
    filled(plan()).close();
    String whole = Files.readString(file("hard-2"));
    String damaged =
        switch (text) {
          case "EMPTY" -> "";
          case "ZEROS" -> "\0\0\0";
          case "HALF" -> whole.substring(0, whole.length() / 2);
          case "OTHER" -> Files.readString(file("hard-3"));
          case "CHANGED" -> whole.replace("0.7", "0.9");
          case "TWICE" -> whole.replaceFirst("\\{", "{\"seed\": 4,");
          default -> text;
        };
    Files.writeString(file("hard-2"), damaged);
    Results results = ResultsStore.read(folder);
    assertThat(results.trials()).hasSize(9);
    assertThat(results.problems())
        .singleElement()
        .asString()
        .startsWith(file("hard-2") + ": damaged (")
        .contains(words, "delete it and run the study's command again")
        .doesNotContain("\n");
    assertThatThrownBy(() -> ResultsStore.standing(folder, plan()))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("hard-2.json: damaged");
  }

  @Test
  void whatIsNoResultsFolderIsRefused() throws IOException {
    assertThatThrownBy(() -> ResultsStore.read(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(folder + ": no study.yaml here");
    ResultsStore.open(folder, Ownership.of(plan())).close();
    assertThatThrownBy(() -> ResultsStore.read(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("no trial has finished");
  }

  private static DivergedTrial diverged(String trial) {
    return new DivergedTrial(trial, "hard", Map.of(), 1, "f", 1, "diverged in epoch 1", null);
  }

  @Test
  void whatHasDivergedIsReadBackBesideTheFinishedInThePlansOrder() throws IOException {
    StudyPlan plan = plan();
    String early = plan.students().get(0).id();
    String late = plan.students().get(5).id();
    Path checkpoint;
    try (ResultsStore store = ResultsStore.open(folder, Ownership.of(plan))) {
      checkpoint = store.checkpoint(early);
      Files.createDirectories(checkpoint.getParent());
      Files.writeString(checkpoint, "epoch 1");
      store.saveDiverged(diverged(late));
      store.saveDiverged(diverged(early));
    }
    assertThat(checkpoint).doesNotExist();
    Results results = ResultsStore.read(folder);
    assertThat(results.trials()).isEmpty();
    assertThat(results.diverged()).containsExactly(diverged(early), diverged(late));
    assertThat(ResultsStore.standing(folder, plan).toTrain()).isEqualTo(plan.trials().size() - 2);
  }

  @Test
  void aDamagedDivergenceIsAProblemInWords() throws IOException {
    try (ResultsStore store = filled(plan())) {
      store.saveDiverged(diverged("hard-2"));
    }
    Path file = folder.resolve("diverged/hard-2.json");
    Files.writeString(file, "{");
    assertThat(ResultsStore.read(folder).problems())
        .singleElement()
        .asString()
        .startsWith(file + ": damaged (");
  }

  @Test
  void whatAKilledProcessLeftIsTidiedAndNothingElse() throws IOException {
    filled(plan()).close();
    String uuid = "00000000-0000-0000-0000-000000000000";
    Path half = Files.writeString(folder.resolve("trials/.hard-1.json." + uuid + ".tmp"), "{");
    Path old = Files.createDirectories(folder.resolve("checkpoints")).resolve("hard-1");
    Files.writeString(old, "finished since");
    Path live = Files.writeString(folder.resolve("checkpoints/hard-9"), "not finished");
    Path own = Files.writeString(folder.resolve(".notes.tmp"), "mine");
    ResultsStore.open(folder, Ownership.of(plan())).close();
    assertThat(half).doesNotExist();
    assertThat(old).doesNotExist();
    assertThat(live).exists();
    assertThat(own).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"trials", "models", "checkpoints", "cache", "report"})
  void aFileInAFoldersPlaceIsNamedBeforeAnythingIsTrained(String part) throws IOException {
    Path file = Files.writeString(folder.resolve(part), "mine");
    assertThatThrownBy(() -> ResultsStore.open(folder, Ownership.of(plan())))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(file + ": expected a folder that can be written to");
    assertThat(file).hasContent("mine");
    Files.delete(file);
    ResultsStore.open(folder, Ownership.of(plan())).close();
  }

  @Test
  void aTrialOfAnotherKindOfFileIsAProblem() throws IOException {
    filled(plan()).close();
    Files.delete(file("hard-2"));
    Files.createDirectory(file("hard-2"));
    assertThat(ResultsStore.read(folder).problems())
        .containsExactly(file("hard-2") + ": expected a file, found a folder; move it away");
  }

  @ParameterizedTest
  @CsvSource({"hard-2.zip, CHANGED", "hard-2.md, CHANGED", "teacher.zip, MISSING"})
  void aFileThatATrialOwnsIsMissedWhenTheStudyGoesOn(String name, String change)
      throws IOException {
    StudyPlan plan = plan();
    Path models = Files.createDirectory(folder.resolve("models"));
    for (String each : List.of("hard-1.zip", "hard-2.zip", "hard-2.md", "teacher.zip")) {
      Files.writeString(models.resolve(each), each);
    }
    filled(plan).close();
    assertThat(ResultsStore.standing(folder, plan).toTrain()).isZero();
    Path file = models.resolve(name);
    if (change.equals("MISSING")) {
      Files.delete(file);
    } else {
      Files.copy(models.resolve("hard-1.zip"), file, StandardCopyOption.REPLACE_EXISTING);
    }
    Path trial = file(name.replaceFirst("\\..*", ""));
    assertThatThrownBy(() -> ResultsStore.standing(folder, plan))
        .isInstanceOf(UserMistake.class)
        .hasMessageMatching(
            file + ": (missing|damaged, or not this trial's); delete " + trial + " and run .*");
    // A report needs no networks.
    assertThat(ResultsStore.read(folder).problems()).isEmpty();
  }

  @Test
  void aFolderInUseIsRefusedAndOpensAfterwards() throws IOException {
    ResultsStore store = ResultsStore.open(folder, Ownership.of(plan()));
    assertThatThrownBy(() -> ResultsStore.open(folder, Ownership.of(plan())))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
    store.close();
    ResultsStore.open(folder, Ownership.of(plan())).close();
  }

  @Test
  void aRefusedStudyLetsGoOfTheFolder() throws IOException {
    ResultsStore.open(folder, Ownership.of(plan())).close();
    assertThatThrownBy(() -> ResultsStore.open(folder, Ownership.of(plan("student.net=resnet-14"))))
        .isInstanceOf(UserMistake.class);
    ResultsStore.open(folder, Ownership.of(plan())).close();
  }
}
