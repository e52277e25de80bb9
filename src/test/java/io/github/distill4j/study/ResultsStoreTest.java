package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.distil.Plans;
import io.github.distill4j.study.distil.SampleResults;
import io.github.distill4j.study.distil.SpecReader;
import io.github.distill4j.study.distil.StudySpec;
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

  private static Plan plan(String... changes) {
    StudySpec spec = SpecReader.read("a.yaml", STUDY, List.of(changes));
    return Plans.of(spec);
  }

  private Results read() {
    return ResultsStore.read(folder, plan().study());
  }

  private ResultsStore filled(Plan plan) throws IOException {
    ResultsStore store = ResultsStore.open(folder, Ownership.of(plan));
    for (Task task : plan.tasks()) {
      store.save(task, SampleResults.of(task, 1));
    }
    return store;
  }

  private Path file(String trial) {
    return folder.resolve("trials").resolve(trial + ".json");
  }

  @Test
  void whatIsSavedIsReadBackInThePlansOrder() throws IOException {
    Plan plan = plan();
    filled(plan).close();
    Results results = read();
    assertThat(results.study()).isEqualTo(plan.study());
    assertThat(results.problems()).isEmpty();
    assertThat(results.results()).extracting(Result::trial).isEqualTo(plan.ids());
    assertThat(results.results()).contains(SampleResults.of(plan.tasks().get(1), 1));
  }

  @Test
  void aThousandTrialsAreReadInOneGo() throws IOException {
    Plan plan = plan("seeds=333");
    filled(plan).close();
    assertThat(ResultsStore.read(folder, plan.study()).results()).hasSize(1000);
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
    Results results = read();
    assertThat(results.results()).hasSize(9);
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
  void aFolderWithoutResultsIsRefused() throws IOException {
    ResultsStore.open(folder, Ownership.of(plan())).close();
    assertThatThrownBy(() -> read())
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("no trial has finished");
  }

  private static DivergedTrial diverged(String trial) {
    return new DivergedTrial(trial, "hard", Map.of(), 1, "f", 1, "diverged in epoch 1", null);
  }

  @Test
  void whatHasDivergedIsReadBackBesideTheFinishedInThePlansOrder() throws IOException {
    Plan plan = plan();
    String early = plan.ids().get(1);
    String late = plan.ids().get(6);
    Path checkpoint;
    try (ResultsStore store = ResultsStore.open(folder, Ownership.of(plan))) {
      checkpoint = folder.resolve("checkpoints").resolve(early);
      Files.createDirectories(checkpoint.getParent());
      Files.writeString(checkpoint, "epoch 1");
      store.save(plan.tasks().get(6), diverged(late));
      store.save(plan.tasks().get(1), diverged(early));
    }
    assertThat(checkpoint).doesNotExist();
    Results results = read();
    assertThat(results.results()).isEmpty();
    assertThat(results.diverged()).containsExactly(diverged(early), diverged(late));
    assertThat(ResultsStore.standing(folder, plan).toDo()).hasSize(plan.tasks().size() - 2);
  }

  @Test
  void aDamagedDivergenceIsAProblemInWords() throws IOException {
    try (ResultsStore store = filled(plan())) {
      store.save(
          plan().tasks().stream().filter(t -> t.id().equals("hard-2")).findFirst().orElseThrow(),
          diverged("hard-2"));
    }
    Path file = folder.resolve("diverged/hard-2.json");
    Files.writeString(file, "{");
    assertThat(read().problems()).singleElement().asString().startsWith(file + ": damaged (");
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
    assertThat(read().problems())
        .containsExactly(file("hard-2") + ": expected a file, found a folder; move it away");
  }

  @ParameterizedTest
  @CsvSource({"hard-2.zip, CHANGED", "hard-2.md, CHANGED", "teacher.zip, MISSING"})
  void aFileThatATrialOwnsIsMissedWhenTheStudyGoesOn(String name, String change)
      throws IOException {
    Plan plan = plan();
    Path models = Files.createDirectory(folder.resolve("models"));
    for (String each : List.of("hard-1.zip", "hard-2.zip", "hard-2.md", "teacher.zip")) {
      Files.writeString(models.resolve(each), each);
    }
    filled(plan).close();
    assertThat(ResultsStore.standing(folder, plan).toDo()).isEmpty();
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
    assertThat(read().problems()).isEmpty();
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
