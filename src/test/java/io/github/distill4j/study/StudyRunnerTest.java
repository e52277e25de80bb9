package io.github.distill4j.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.PartData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.engine.InProcess;
import io.github.distill4j.engine.StudyRunner;
import io.github.distill4j.label.Logits;
import io.github.distill4j.measure.Calibration;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.FittedTemperature;
import io.github.distill4j.measure.Measures;
import io.github.distill4j.measure.Outputs;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.study.distil.SpecReader;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.train.Inference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunnerTest {

  private static final String STUDY =
      """
      name: tiny
      data: {set: procedural, procedural: {classes: 3, images: 120, test-images: 60, difficulty: 0}}
      teacher: {net: two-layer-32}
      student: {net: two-layer-4}
      training: {epochs: 2, batch: 32}
      arms: [hard, soft, mixed, smoothed, dkd]
      seeds: 2
      """;

  @TempDir Path folder;

  /** One student of two settings, of which the second diverges. */
  private static final String[] TOO_FAST = {
    "arms=[hard]", "seeds=2", "student.training.learning-rate=0.001,1e30"
  };

  /** Counts what is trained. */
  private static final class Counter implements Progress {
    private int trained;

    @Override
    public void started(String task, int number, int of, Steps steps) {
      trained++;
    }
  }

  private static StudySpec spec(String... changes) {
    return SpecReader.read("tiny.yaml", STUDY, List.of(changes));
  }

  private List<TrialResult> run(String into, Progress progress, String... changes)
      throws IOException {
    return run(spec(changes), folder.resolve(into), progress, StudyRunnerTest::zip);
  }

  private static void zip(Path models, ComputationGraph network, TrialResult result)
      throws IOException {
    Files.createDirectories(models);
    Path zip = models.resolve(result.trial() + ".zip");
    AtomicFile.write(zip, out -> ModelSerializer.writeModel(network, out, false));
  }

  /** Keeps a network in the folder of models. */
  @FunctionalInterface
  private interface Keeper {
    void keep(Path models, ComputationGraph network, TrialResult result) throws IOException;
  }

  private static List<TrialResult> run(StudySpec spec, Path into, Progress progress, Keeper keeper)
      throws IOException {
    DataCache images = images();
    Plan plan = spec.plan(images);
    try (ResultsStore store = ResultsStore.open(into, Ownership.of(plan))) {
      TrainedModels models =
          (network, result, data) ->
              keeper.keep(into.resolve("models"), network, (TrialResult) result);
      Standing standing = ResultsStore.standing(into, plan);
      return new StudyRunner(standing, store, new InProcess(progress), progress)
          .run(new Workspace(into, images, models)).results().stream()
              .map(TrialResult.class::cast)
              .toList();
    }
  }

  private List<DivergedTrial> diverged() {
    Path one = folder.resolve("one");
    return ResultsStore.read(one, StudySpec.read(StudyText.of(one), List.of())).diverged();
  }

  private static Map<String, String> models(List<TrialResult> results) {
    return results.stream().collect(Collectors.toMap(TrialResult::trial, TrialResult::model));
  }

  @Test
  void everyArmGetsEverySeedAndRepeatsBitForBit() throws IOException {
    List<TrialResult> one = run("one", Progress.SILENT);
    List<TrialResult> two = run("two", Progress.SILENT);
    assertThat(one).extracting(TrialResult::trial).hasSize(11).startsWith("teacher", "hard-1");
    assertThat(models(one)).isEqualTo(models(two));
    assertThat(models(one).values()).doesNotHaveDuplicates();
    assertThat(one.get(0).measures()).doesNotContainKey("agreement");
    int[] teacher = one.get(0).predictions().unpacked();
    int[] student = one.get(1).predictions().unpacked();
    long alike = IntStream.range(0, 60).filter(i -> teacher[i] == student[i]).count();
    assertThat(one.get(1).measure("agreement")).isEqualTo(alike / 60.0);
  }

  @Test
  void aResultHoldsEveryMeasureOfTheNetworkThatIsKept() throws IOException {
    List<TrialResult> results = run("one", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    SplitData data = images().load(spec().data());
    Outputs onValidation =
        Outputs.of(outputs("soft-1", data.validation()), data.validation().labels());
    Outputs onTest =
        Outputs.of(outputs("soft-1", data.test()), data.test().labels())
            .withFitted(FittedTemperature.on(onValidation))
            .beside(outputs("teacher", data.test()));
    TrialResult soft = results.get(2);
    assertThat(soft.measures()).containsAllEntriesOf(Measures.STANDARD.of(onTest));
    Measures.STANDARD
        .of(onValidation)
        .forEach(
            (name, number) -> assertThat(soft.measure("validation." + name)).isEqualTo(number));
    assertThat(soft.measures())
        .hasSize(Measures.STANDARD.of(onTest).size() + Measures.STANDARD.of(onValidation).size());
    assertThat(soft.reliability()).isEqualTo(Calibration.of(onTest).bins());
    assertThat(soft.confusion()).isEqualTo(ConfusionMatrix.of(data.classes(), onTest));
    assertThat(soft.predictions()).isEqualTo(Predictions.of(onTest, data.test().images()));
    assertThat(results).extracting(result -> result.size().parameters()).endsWith(12_307L, 12_307L);
  }

  private Logits outputs(String trial, PartData part) throws IOException {
    Path model = folder.resolve("one/models").resolve(trial + ".zip");
    ComputationGraph network = ModelSerializer.restoreComputationGraph(model.toFile(), false);
    return Inference.logits(network, part.batches(), trial, 1);
  }

  private static DataCache images() {
    return new DataCache(new DataStore(Path.of("datasets"), Optional.empty()));
  }

  @Test
  void theTeachersCostIsToldOfEachArmThatAsksIt() throws IOException {
    List<TrialResult> kept = run("a", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    assertThat(kept.get(1).timing().teacherSeconds()).isZero();
    assertThat(kept.get(1).timing().cacheBytes()).isZero();
    assertThat(kept.get(2).timing().teacherSeconds()).isPositive();
    int answers = 120 * 3 * Float.BYTES;
    assertThat(kept.get(2).timing().cacheBytes()).isBetween((long) answers, answers + 1000L);
    TrialResult live =
        run("b", Progress.SILENT, "arms=[soft]", "seeds=1", "data.augmentation=pad-crop-flip")
            .get(1);
    assertThat(live.timing().teacherSeconds()).isPositive();
    assertThat(live.timing().cacheBytes()).isLessThan(kept.get(2).timing().cacheBytes());
  }

  @Test
  void convolutionsRepeatBitForBit() throws IOException {
    String[] changes = {
      "teacher.net=resnet-8",
      "teacher.width=0.5",
      "student.net=vgg-2+3",
      "student.width=0.1",
      "arms=[soft]",
      "seeds=1"
    };
    Map<String, String> one = models(run("one", Progress.SILENT, changes));
    assertThat(models(run("two", Progress.SILENT, changes))).isEqualTo(one);
  }

  @Test
  void aFinishedStudyStartsNoTraining() throws IOException {
    List<TrialResult> first = run("one", Progress.SILENT, "arms=[hard, soft]");
    Counter counter = new Counter();
    List<TrialResult> again = run("one", counter, "arms=[hard, soft]");
    assertThat(counter.trained).isZero();
    assertThat(again).isEqualTo(first);
  }

  @Test
  void moreSeedsTrainOnlyWhatIsMissing() throws IOException {
    run("one", Progress.SILENT, "arms=[hard]", "seeds=1");
    Counter counter = new Counter();
    run("one", counter, "arms=[hard]", "seeds=3");
    assertThat(counter.trained).isEqualTo(2);
  }

  @Test
  void mixedWithoutTeacherIsHardAndWithoutLabelsIsSoft() throws IOException {
    Map<String, String> hard =
        models(run("a", Progress.SILENT, "arms=[hard, mixed]", "loss.alpha=0", "seeds=1"));
    Map<String, String> soft =
        models(run("b", Progress.SILENT, "arms=[soft, mixed]", "loss.alpha=1", "seeds=1"));
    assertThat(hard.get("mixed-1")).isEqualTo(hard.get("hard-1"));
    assertThat(soft.get("mixed-1")).isEqualTo(soft.get("soft-1"));
  }

  @Test
  void anAugmentedStudyTeachesFromTheStudentsOwnView() throws IOException {
    Map<String, String> plain = models(run("a", Progress.SILENT, "arms=[soft]", "seeds=1"));
    Map<String, String> augmented =
        models(
            run("b", Progress.SILENT, "arms=[soft]", "seeds=1", "data.augmentation=pad-crop-flip"));
    assertThat(augmented.get("soft-1")).isNotEqualTo(plain.get("soft-1"));
  }

  @Test
  void aFolderOfAnotherStudyIsRefused() throws IOException {
    run("one", Progress.SILENT, "arms=[hard]", "seeds=1");
    assertThatThrownBy(() -> run("one", Progress.SILENT, "student.net=two-layer-5"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("another study");
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    run("one", Progress.SILENT, "arms=[hard]", "seeds=1");
    Path file = folder.resolve("one/trials/hard-1.json");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> run("one", Progress.SILENT, "arms=[hard]", "seeds=1"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("hard-1.json: damaged")
        .hasMessageContaining("delete it");
  }

  @Test
  void aSweepTrainsEachTrialOnceAndEqualsItsSettingsAlone() throws IOException {
    String[] arms = {"arms=[hard, soft]", "seeds=1"};
    Counter counter = new Counter();
    List<TrialResult> swept = run("grid", counter, arms[0], arms[1], "loss.temperature=1,4");
    assertThat(counter.trained).isEqualTo(4);
    assertThat(swept)
        .extracting(TrialResult::trial)
        .containsExactly("teacher", "hard-1", "soft-temperature=1-1", "soft-temperature=4-1");
    assertThat(swept.get(1).setting()).isEmpty();
    assertThat(swept.get(3).setting()).containsExactly(Map.entry("loss.temperature", "4"));
    Map<String, String> alone =
        models(run("alone", Progress.SILENT, arms[0], arms[1], "loss.temperature=4"));
    assertThat(swept.get(3).model()).isEqualTo(alone.get("soft-1"));
    assertThat(swept.get(1).model()).isEqualTo(alone.get("hard-1"));
  }

  @Test
  void everyTeacherAndEverySetOfImagesOfASweepIsItsOwn() throws IOException {
    String[] changes = {
      "teacher.seed=1,2", "data.noise-variance=0,0.1", "arms=[hard, soft]", "seeds=1"
    };
    List<TrialResult> swept = run("grid", Progress.SILENT, changes);
    assertThat(swept).hasSize(4 + 2 + 4);
    assertThat(models(swept).values()).doesNotHaveDuplicates();
    assertThat(swept.stream().filter(r -> r.arm().equals("hard")))
        .as("a student without a teacher is like none of several")
        .allMatch(r -> !r.measures().containsKey("agreement"));
    Counter counter = new Counter();
    assertThat(run("grid", counter, changes)).isEqualTo(swept);
    assertThat(counter.trained).isZero();
    run("grid", counter, "teacher.seed=1,2,3", changes[1], changes[2], changes[3]);
    assertThat(counter.trained).as("one more teacher, twice, with a student each").isEqualTo(4);
  }

  @Test
  void aTeacherThatIsTrainedAnewKeepsItsFinishedStudents() throws IOException {
    String[] changes = {"arms=[hard, soft]", "seeds=1"};
    List<TrialResult> first = run("one", Progress.SILENT, changes);
    Path teacher = folder.resolve("one/models/teacher.zip");
    Files.write(teacher, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> run("one", Progress.SILENT, changes))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("teacher.zip: damaged, or not this trial's; delete ")
        .hasMessageContaining("trials/teacher.json and run the study's command again");
    Files.delete(folder.resolve("one/trials/teacher.json"));
    Counter counter = new Counter();
    List<TrialResult> again = run("one", counter, changes);
    assertThat(counter.trained).isEqualTo(1);
    assertThat(models(again)).isEqualTo(models(first));
  }

  @Test
  void aDiskThatFillsUpCostsNothingThatIsFinished() throws IOException {
    Keeper full =
        (models, network, result) ->
            AtomicFile.write(
                models.resolve(result.trial() + ".zip"),
                out -> {
                  ModelSerializer.writeModel(network, out, false);
                  if (result.trial().equals("hard-2")) {
                    throw new IOException("No space left on device");
                  }
                });
    StudySpec spec = spec("arms=[hard]", "seeds=2");
    assertThatThrownBy(() -> run(spec, folder.resolve("one"), Progress.SILENT, full))
        .isInstanceOf(UserMistake.class)
        .hasMessageMatching("no space left in .*models; free some and run the same command .*");
    Counter counter = new Counter();
    run("one", counter, "arms=[hard]", "seeds=2");
    assertThat(counter.trained).isEqualTo(1);
  }

  @Test
  void aSettingThatDivergesIsKeptAsSuchAndTheOthersAreTrained() throws IOException {
    Counter counter = new Counter();
    assertThat(run("one", counter, TOO_FAST))
        .extracting(TrialResult::trial)
        .containsExactly(
            "hard-student.training.learning-rate=0.001-1",
            "hard-student.training.learning-rate=0.001-2");
    assertThat(counter.trained).isEqualTo(4);
    assertThat(run("one", counter, TOO_FAST)).hasSize(2);
    assertThat(counter.trained).as("nothing is left to do").isEqualTo(4);
    List<DivergedTrial> lost = diverged();
    assertThat(lost).extracting(DivergedTrial::seed).containsExactly(1, 2);
    assertThat(lost.get(0).epoch()).isEqualTo(1);
    assertThat(lost.get(0).words())
        .isEqualTo(
            "diverged in epoch 1 (its training loss is not finite); lower"
                + " student.training.learning-rate (now 1.0E30) or raise student.training.warm-up"
                + " (now 0.0 epochs)");
    assertThat(folder.resolve("one/checkpoints"))
        .satisfiesAnyOf(
            none -> assertThat(none).doesNotExist(), empty -> assertThat(empty).isEmptyDirectory());
  }

  @Test
  void whatHasDivergedIsNotTrainedAgainAndMoreSeedsAre() throws IOException {
    List<TrialResult> first = run("one", Progress.SILENT, TOO_FAST);
    Counter counter = new Counter();
    assertThat(run("one", counter, TOO_FAST)).isEqualTo(first);
    assertThat(counter.trained).isZero();
    run("one", counter, TOO_FAST[0], "seeds=3", TOO_FAST[2]);
    assertThat(counter.trained).isEqualTo(2);
    assertThat(diverged()).hasSize(3);
  }

  @Test
  void aDivergenceOfOtherDataOrSettingsIsRefused() throws IOException {
    run("one", Progress.SILENT, TOO_FAST);
    Path file =
        folder
            .resolve("one/diverged")
            .resolve("hard-student.training.learning-rate=1000000000000000000000000000000-1.json");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replaceFirst("(\"fingerprint\" : \")....", "$10000")
            .replaceFirst(",\\s*\"checksum\" : \"[0-9a-f]+\"", ""));
    assertThatThrownBy(() -> run("one", Progress.SILENT, TOO_FAST))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("was made from other data, another teacher or other settings");
  }

  @Test
  void theStudentsOfADivergedTeacherCannotBeTrainedAndTheOthersCan() throws IOException {
    String[] changes = {"arms=[hard, soft]", "seeds=2", "teacher.training.learning-rate=1e30"};
    Counter counter = new Counter();
    List<TrialResult> results = run("one", counter, changes);
    assertThat(results).extracting(TrialResult::trial).containsExactly("hard-1", "hard-2");
    assertThat(results).allMatch(result -> !result.measures().containsKey("agreement"));
    assertThat(counter.trained).as("a teacher and two students").isEqualTo(3);
    List<DivergedTrial> lost = diverged();
    assertThat(lost)
        .extracting(DivergedTrial::trial)
        .containsExactly("teacher", "soft-1", "soft-2");
    assertThat(lost.get(0).words()).contains("lower teacher.training.learning-rate");
    assertThat(lost.get(1).words()).isEqualTo("cannot be trained: teacher " + lost.get(0).words());
    assertThat(lost.get(1).epoch()).isZero();
    assertThat(run("one", counter, changes)).isEqualTo(results);
    assertThat(counter.trained).isEqualTo(3);
    Map<String, String> alone = models(run("two", Progress.SILENT, "arms=[hard]", "seeds=2"));
    assertThat(models(results).get("hard-1")).isEqualTo(alone.get("hard-1"));
  }

  @Test
  void aTeacherIsTrainedOnlyForArmsThatAskIt() throws IOException {
    assertThat(run("one", Progress.SILENT, "arms=[hard, smoothed]", "seeds=1"))
        .extracting(TrialResult::trial)
        .containsExactly("hard-1", "smoothed-1");
    List<TrialResult> more = run("one", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    assertThat(more).extracting(TrialResult::trial).containsExactly("teacher", "hard-1", "soft-1");
    assertThat(more.get(1).needs()).isEmpty();
    assertThat(more.get(2).needs()).containsExactly(Map.entry("teacher", more.get(0).model()));
  }

  @Test
  void everyNetworkIsClosedHoweverItsTrainingEnds() {
    List<ComputationGraph> networks = new ArrayList<>();
    Keeper second =
        (models, network, result) -> {
          networks.add(network);
          zip(models, network, result);
          if (result.trial().equals("hard-2")) {
            throw new IllegalStateException("cannot be kept");
          }
        };
    StudySpec spec = spec("arms=[soft, hard]", "seeds=2");
    assertThatThrownBy(() -> run(spec, folder.resolve("one"), Progress.SILENT, second))
        .hasMessage("cannot be kept");
    assertThat(networks).hasSize(5).allMatch(network -> network.params().wasClosed());
  }

  @Test
  void anotherNetworkInTheTeachersPlaceIsNoticed() throws IOException {
    run("one", Progress.SILENT, "arms=[hard, mixed]", "seeds=1");
    Path models = folder.resolve("one/models");
    Files.copy(
        models.resolve("hard-1.zip"),
        models.resolve("teacher.zip"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> run("one", Progress.SILENT, "arms=[soft]", "seeds=1"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("teacher.zip");
  }

  /**
   * Checksums that fit, as somebody else's folder may have them, make a zip no less a stranger's.
   */
  @Test
  void aStrangersZipGivesItsParametersAndNothingElse() throws IOException {
    run("one", Progress.SILENT, "arms=[hard, mixed]", "seeds=1");
    List<TrialResult> whole = run("whole", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    Path teacher = folder.resolve("one/models/teacher.zip");
    Map<String, byte[]> entries = entries(teacher);

    entries.put("configuration.json", "{\"@class\": \"javax.swing.JFrame\"}".getBytes(UTF_8));
    adopt(teacher, entries);
    forgetAnswers();
    List<TrialResult> again = run("one", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    assertThat(models(again)).isEqualTo(models(whole));

    entries.put("preprocessor.bin", new byte[] {1});
    adopt(teacher, entries);
    forgetAnswers();
    assertThatThrownBy(() -> run("one", Progress.SILENT, "arms=[hard, soft]", "seeds=2"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("teacher.zip: it holds more than a network; delete ");
  }

  /** Without its kept answers, the teacher's network is asked. */
  private void forgetAnswers() throws IOException {
    try (Stream<Path> kept = Files.list(folder.resolve("one/cache"))) {
      for (Path file : kept.toList()) {
        Files.delete(file);
      }
    }
  }

  private static Map<String, byte[]> entries(Path zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        entries.put(each.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  /** Puts a zip in the teacher's place and makes the teacher's result own it. */
  private void adopt(Path teacher, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(teacher))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
      }
    }
    Path one = folder.resolve("one");
    TrialFile file = ResultsStore.file(one, "teacher");
    file.write("network", file.read(TrialResult.class), new OwnedFiles(one, "teacher").checksums());
  }

  @Test
  void anUnknownNetworkNamesItsSection() {
    assertThatThrownBy(() -> run("one", Progress.SILENT, "student.net=resnet-9"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("student.net")
        .hasMessageContaining("resnet-9")
        .hasMessageContaining("8");
    assertThat(folder.resolve("one")).doesNotExist();
  }
}
