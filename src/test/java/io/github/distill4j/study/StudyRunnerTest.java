package io.github.distill4j.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.label.SoftLabels;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.measure.FittedTemperature;
import io.github.distill4j.measure.TestMeasures;
import io.github.distill4j.train.Inference;
import io.github.distill4j.train.LogitsCache;
import io.github.distill4j.train.TrainingProgress;
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

  /** Counts what is trained, and remembers what the last one gave. */
  private static final class Counter implements Progress {
    private int trained;
    private String last = "";

    @Override
    public void started(String task, int number, int of, Steps steps) {
      trained++;
    }

    @Override
    public void finished(String task, String words) {
      last = words;
    }

    @Override
    public void diverged(String task, String words) {
      last = words;
    }
  }

  private static StudySpec spec(String... changes) {
    return SpecReader.read("tiny.yaml", STUDY, List.of(changes));
  }

  private List<TrialResult> run(String into, Progress progress, String... changes)
      throws IOException {
    StudyImages images = images();
    StudyPlan plan = StudyPlan.of(spec(changes), images);
    try (ResultsStore store = ResultsStore.open(folder.resolve(into), Ownership.of(plan))) {
      TrainedModels models =
          (network, result, data) -> {
            Files.createDirectories(store.model(result.trial()).getParent());
            ModelSerializer.writeModel(network, store.model(result.trial()).toFile(), false);
          };
      Standing standing = ResultsStore.standing(store.folder(), plan);
      return new StudyRunner(standing, images, store, models, progress).run();
    }
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
    assertThat(one.get(0).test().fidelity()).isNull();
    int[] teacher = one.get(0).test().predictions().unpacked();
    int[] student = one.get(1).test().predictions().unpacked();
    long alike = IntStream.range(0, 60).filter(i -> teacher[i] == student[i]).count();
    assertThat(one.get(1).test().fidelity().agreement()).isEqualTo(alike / 60.0);
  }

  @Test
  void aResultHoldsEveryMeasureOfTheNetworkThatIsKept() throws IOException {
    List<TrialResult> results = run("one", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    StudyData data = images().load(spec().data());
    TestMeasures expected =
        TestMeasures.of(
            outputs("soft-1", data.test()),
            data.test().labels(),
            data.test().images(),
            data.classes(),
            FittedTemperature.of(outputs("soft-1", data.validation()), data.validation().labels()),
            outputs("teacher", data.test()));
    assertThat(results.get(2).test()).isEqualTo(expected);
    assertThat(results).extracting(result -> result.size().parameters()).endsWith(12_307L, 12_307L);
  }

  private SoftLabels outputs(String trial, StudyData.PartData part) throws IOException {
    Path model = folder.resolve("one/models").resolve(trial + ".zip");
    ComputationGraph network = ModelSerializer.restoreComputationGraph(model.toFile(), false);
    return Inference.logits(network, part.batches(), trial, 1);
  }

  private static StudyImages images() {
    return new StudyImages(new DataStore(Path.of("datasets"), Optional.empty()));
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
        .allMatch(r -> r.test().fidelity() == null);
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
    StudyImages images = new StudyImages(new DataStore(Path.of("datasets"), Optional.empty()));
    StudyPlan plan = StudyPlan.of(spec("arms=[hard]", "seeds=2"), images);
    try (ResultsStore store = ResultsStore.open(folder.resolve("one"), Ownership.of(plan))) {
      TrainedModels full =
          (network, result, data) ->
              AtomicFile.write(
                  store.model(result.trial()),
                  out -> {
                    ModelSerializer.writeModel(network, out, false);
                    if (result.trial().equals("hard-2")) {
                      throw new IOException("No space left on device");
                    }
                  });
      Standing standing = ResultsStore.standing(store.folder(), plan);
      StudyRunner runner = new StudyRunner(standing, images, store, full, Progress.SILENT);
      assertThatThrownBy(runner::run)
          .isInstanceOf(UserMistake.class)
          .hasMessageMatching("no space left in .*models; free some and run the same command .*");
    }
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
            "teacher",
            "hard-student.training.learning-rate=0.001-1",
            "hard-student.training.learning-rate=0.001-2");
    assertThat(counter.trained).isEqualTo(5);
    assertThat(counter.last).startsWith("diverged").doesNotContain(" left");
    List<DivergedTrial> lost = ResultsStore.read(folder.resolve("one")).diverged();
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
    assertThat(ResultsStore.read(folder.resolve("one")).diverged()).hasSize(3);
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
    assertThat(results).allMatch(result -> result.test().fidelity() == null);
    assertThat(counter.trained).as("a teacher and two students").isEqualTo(3);
    List<DivergedTrial> lost = ResultsStore.read(folder.resolve("one")).diverged();
    assertThat(lost)
        .extracting(DivergedTrial::trial)
        .containsExactly("teacher", "soft-1", "soft-2");
    assertThat(lost.get(0).words()).contains("lower teacher.training.learning-rate");
    assertThat(lost.get(1).words())
        .isEqualTo("cannot be trained: its teacher " + lost.get(0).words());
    assertThat(lost.get(1).epoch()).isZero();
    assertThat(run("one", counter, changes)).isEqualTo(results);
    assertThat(counter.trained).isEqualTo(3);
    Map<String, String> alone = models(run("two", Progress.SILENT, "arms=[hard]", "seeds=2"));
    assertThat(models(results).get("hard-1")).isEqualTo(alone.get("hard-1"));
  }

  @Test
  void aTeacherWhoseAnswersOverflowTeachesNobody() throws IOException {
    StudyImages images = new StudyImages(new DataStore(Path.of("datasets"), Optional.empty()));
    StudyPlan plan = StudyPlan.of(spec("arms=[soft]", "seeds=1"), images);
    Cohort cohort = plan.cohorts().get(0);
    StudyData data = images.load(cohort.spec().data());
    ComputationGraph network =
        new TrialNetworks(data).create(cohort.spec().teacher(), new CrossEntropy(), 1);
    network.params().assign(1e30);
    try (ResultsStore store = ResultsStore.open(folder.resolve("one"), Ownership.of(plan));
        TrainedTeacher teacher =
            new TrainedTeacher(
                network, SampleResults.teacher(cohort, 1), data, new LogitsCache(store.cache()))) {
      TrialOutcome outcome =
          new TrialRunner(data, store, (trained, result, on) -> {})
              .student(
                  cohort, cohort.students().get(0), Optional.of(teacher), TrainingProgress.SILENT);
      assertThat(((DivergedTrial) outcome).words())
          .startsWith(
              "cannot be trained: its teacher diverged in epoch 30 (its outputs are not finite)");
    }
  }

  @Test
  void everyNetworkIsClosedHoweverItsTrainingEnds() throws IOException {
    StudyImages images = new StudyImages(new DataStore(Path.of("datasets"), Optional.empty()));
    StudyPlan plan = StudyPlan.of(spec("arms=[hard]", "seeds=2"), images);
    List<ComputationGraph> networks = new ArrayList<>();
    try (ResultsStore store = ResultsStore.open(folder.resolve("one"), Ownership.of(plan))) {
      TrainedModels second =
          (network, result, data) -> {
            networks.add(network);
            Files.createDirectories(store.model(result.trial()).getParent());
            ModelSerializer.writeModel(network, store.model(result.trial()).toFile(), false);
            if (result.trial().equals("hard-2")) {
              throw new IllegalStateException("cannot be kept");
            }
          };
      Standing standing = ResultsStore.standing(store.folder(), plan);
      StudyRunner runner = new StudyRunner(standing, images, store, second, Progress.SILENT);
      assertThatThrownBy(runner::run).hasMessage("cannot be kept");
    }
    assertThat(networks).hasSize(3).allMatch(network -> network.params().wasClosed());
  }

  @Test
  void anotherNetworkInTheTeachersPlaceIsNoticed() throws IOException {
    run("one", Progress.SILENT, "arms=[hard]", "seeds=1");
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
    run("one", Progress.SILENT, "arms=[hard]", "seeds=1");
    List<TrialResult> whole = run("whole", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    Path teacher = folder.resolve("one/models/teacher.zip");
    Map<String, byte[]> entries = entries(teacher);

    entries.put("configuration.json", "{\"@class\": \"javax.swing.JFrame\"}".getBytes(UTF_8));
    adopt(teacher, entries);
    List<TrialResult> again = run("one", Progress.SILENT, "arms=[hard, soft]", "seeds=1");
    assertThat(models(again)).isEqualTo(models(whole));

    entries.put("preprocessor.bin", new byte[] {1});
    adopt(teacher, entries);
    assertThatThrownBy(() -> run("one", Progress.SILENT, "arms=[hard, soft]", "seeds=2"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("teacher.zip: it holds more than a network; delete ");
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
    TrialFile<TrialResult> file = ResultsStore.file(one, "teacher", TrialResult.class);
    file.write(file.read(), new OwnedFiles(one, "teacher").checksums());
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
