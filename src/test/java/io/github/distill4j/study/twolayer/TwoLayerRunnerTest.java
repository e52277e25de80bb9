package io.github.distill4j.study.twolayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.engine.InProcess;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.engine.StudyRunner;
import io.github.distill4j.study.Ownership;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Progress;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.Study;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.train.stack.BinaryData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoLayerRunnerTest {

  @TempDir Path folder;

  private final DataCache images =
      new DataCache(new DataStore(Path.of("datasets"), Optional.empty()));

  private TwoLayerResults run(String text, Path into, Progress progress, String... changes)
      throws IOException {
    Study study = Studies.read(new StudyText("my.yaml", "my", text), List.of(changes));
    Plan plan = study.plan(images);
    try (ResultsStore store = ResultsStore.open(into, Ownership.of(plan))) {
      Standing standing = ResultsStore.standing(into, plan);
      new StudyRunner(standing, store, new InProcess(progress), progress)
          .run(new Workspace(into, images, (network, result, data) -> {}));
    }
    return read(into);
  }

  private static TwoLayerResults read(Path folder) {
    return TwoLayerResults.of(Studies.soFar(folder));
  }

  /** Stops a study, as a kill would, after so many tasks. */
  private static final class Stop implements Progress {
    private final int after;
    private int done;

    Stop(int after) {
      this.after = after;
    }

    @Override
    public void advanced(long steps) {
      if (done >= after) {
        throw new IllegalStateException("stopped");
      }
    }

    @Override
    public void finished(String task, String words) {
      done++;
    }
  }

  /** Results by file name, but for their times. */
  private static Map<String, String> numbers(Path folder) throws IOException {
    Map<String, String> numbers = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("trials"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file).replaceAll("(?s)\"timing\".*", "");
        numbers.put(file.getFileName().toString(), text);
      }
    }
    return numbers;
  }

  @Test
  void aTableHoldsWhatAReportNeeds() throws IOException {
    TwoLayerResults.Stacks results =
        (TwoLayerResults.Stacks)
            run(Samples.TABLE, folder, Progress.SILENT, "stacks.plain.radii=0.01,none");
    assertThat(results.teachers()).hasSize(1);
    assertThat(results.teachers().get(0).logits().values()).hasSize(54);
    StackResult stack = results.stacks().get(0);
    assertThat(stack.students()).hasSize(2 * 2 * 2 * 3);
    // Weights of at most 8 in single precision, and a sum of as many squares.
    int inputs = 32 * 32 * 3;
    double rounding = Math.sqrt(inputs) * Math.ulp(4f);
    for (StudentResult student : stack.students()) {
      assertThat(student.course().recorded()).containsExactly(0, 1, 2, 4);
      assertThat(student.course().risks().get(0).error()).isEqualTo(1);
      assertThat(student.looks()).extracting(StudentResult.Look::step).containsExactly(6);
      assertThat(student.course().farthest())
          .isPositive()
          .isLessThanOrEqualTo(student.reach() * (1 + inputs * 0x1p-24) + rounding);
      assertThat(fraction(6 * student.validation())).isLessThan(1e-12);
      assertThat(fraction(40 * student.test())).isLessThan(1e-12);
    }
    assertThat(stack.students()).anyMatch(student -> fraction(6 * student.test()) > 1e-2);
    assertThat(stack.students().get(0).reach()).isEqualTo(.01 / Math.sqrt(2));
    assertThat(read(folder)).isEqualTo(results);
  }

  private static double fraction(double number) {
    return Math.abs(number - Math.rint(number));
  }

  private List<String> diverged() {
    return Studies.soFar(folder).diverged().stream()
        .map(task -> task.trial() + " " + task.words())
        .sorted()
        .toList();
  }

  @Test
  void aStackThatDivergesIsKeptAsSuchAndTheOthersAreTrained() throws IOException {
    String[] changes = {"stacks.adam.rates=0.01,1e38", "stacks.radius.rates=1,1e38"};
    TwoLayerResults.Stacks results =
        (TwoLayerResults.Stacks) run(Samples.REGIMES, folder, Progress.SILENT, changes);
    assertThat(results.stacks())
        .extracting(StackResult::trial)
        .containsExactly("radius-a-rate=1", "adam-a-rate=0.01");
    // Whether outputs or weights are lost first is left to the machine's arithmetic.
    String words =
        "-a-rate=10{38} diverged \\(a student's (outputs|weights) .*\\), and takes its stack with it;"
            + " lower the rate";
    assertThat(diverged()).hasSize(2);
    assertThat(diverged().get(0)).matches("adam" + words);
    assertThat(diverged().get(1)).matches("radius" + words);
    Map<String, String> before = numbers(folder);
    assertThat(run(Samples.REGIMES, folder, new Stop(0), changes)).isEqualTo(results);
    assertThat(numbers(folder)).isEqualTo(before);
  }

  @Test
  void theStacksOfADivergedTeacherCannotBeTrained() throws IOException {
    TwoLayerResults results = run(Samples.TABLE, folder, Progress.SILENT, "teacher.rate=1e38");
    assertThat(results.hasStudents()).isFalse();
    assertThat(results.all()).isEmpty();
    assertThat(diverged()).hasSize(2).contains("plain-a cannot be trained: " + diverged().get(1));
    assertThat(diverged().get(1)).matches("teacher-a diverged \\(.*\\); lower teacher.rate");
    run(Samples.TABLE, folder, new Stop(0), "teacher.rate=1e38");
  }

  @Test
  void regimesHaveEveryLabelAndTheLooksAskedFor() throws IOException {
    TwoLayerResults.Stacks results =
        (TwoLayerResults.Stacks)
            run(Samples.REGIMES, folder, Progress.SILENT, "sets.a.margin.iterations=50");
    TheoryResult theory = results.theories().get(0);
    assertThat(theory.samples()).extracting(MarginBounds::features).containsExactly(6, 10, 20, 40);
    // The theoretical labels are what the images have under the v that gives the lower bound.
    SplitData data = images.load(results.spec().sets().get("a").data());
    int[] signs = BinaryData.of(data.batches(Part.TRAIN)).signs();
    double[] logits = theory.logits().values();
    double least =
        IntStream.range(0, signs.length).mapToDouble(i -> signs[i] * logits[i]).min().orElseThrow();
    assertThat(least).isPositive().isEqualTo((float) theory.margin().lower());
    assertThat(results.stacks())
        .extracting(StackResult::trial)
        .containsExactly("radius-a", "adam-a-rate=0.01", "adam-a-rate=0.1");
    assertThat(results.stacks().get(0).students().stream().map(StudentResult::labels).distinct())
        .containsExactly(ArmLabels.HARD, ArmLabels.soft(1), ArmLabels.soft(8), ArmLabels.THEORY);
    assertThat(results.stacks().get(0).students().get(0).looks())
        .extracting(StudentResult.Look::step)
        .containsExactly(3, 6);
  }

  @Test
  void aSearchFindsAWidthForEveryArmAndError() throws IOException {
    TwoLayerResults.Scaling results =
        (TwoLayerResults.Scaling) run(Samples.SCALING, folder, Progress.SILENT);
    assertThat(results.points()).extracting(ScalingResult::label).containsExactly("4", "8");
    ScalingResult first = results.points().get(0);
    assertThat(first.margin().middle()).isCloseTo(Math.sqrt(2) / 4, withinPercentage(.5));
    assertThat(first.rows()).hasSize(4);
    assertThat(first.rows().get(0).widths().sorted()).hasSize(3);
    assertThat(read(folder)).isEqualTo(results);
  }

  @Test
  void promisesStandBesideWhatBecameOfThem() throws IOException {
    TwoLayerResults.Scaling results =
        (TwoLayerResults.Scaling) run(Samples.BOUNDS, folder, Progress.SILENT);
    assertThat(results.points()).hasSize(1);
    assertThat(results.bounds()).extracting(BoundResult::loss).containsExactly(.9, .5, .95);
    BoundResult soft = results.bounds().get(1);
    assertThat(soft.data()).isEqualTo("circle 4");
    assertThat(soft.labels()).isEqualTo(ScalingSpec.Arm.Labels.SOFT);
    assertThat(soft.examples()).isEqualTo(4);
    assertThat(soft.margin().middle()).isCloseTo(Math.sqrt(2) / 4, withinPercentage(.5));
    assertThat(soft.asked().radius()).isEqualTo(1);
    assertThat(soft.width()).isEqualTo(1308);
    assertThat(soft.iterations()).isEqualTo(36);
    // KL(Bern(sigmoid(γ)) ‖ Bern(1/2)), about γ²/8, for a margin known to half a percent.
    assertThat(soft.start()).isCloseTo(0.01538420576150798, withinPercentage(1));
    assertThat(soft.courses()).hasSize(2);
    assertThat(soft.courses().get(1).student().seed()).isEqualTo(2);
    assertThat(soft.courses().get(0).recorded()).hasSize(36);
    BoundResult hard = results.bounds().get(2);
    assertThat(hard.data()).isEqualTo("two-points 3.14159");
    assertThat(hard.start()).isCloseTo(Math.log(2), within(1e-15));
    assertThat(hard.examples()).isEqualTo(2);
    assertThat(hard.courses()).hasSize(1);
    assertThat(read(folder)).isEqualTo(results);
  }

  @Test
  void aPromiseThatAsksForTooMuchIsNamedBeforeAnySearch() {
    assertThatThrownBy(
            () ->
                run(
                    Samples.SCALING,
                    folder,
                    Progress.SILENT,
                    "bounds=[{data: {circle: 4}, labels: soft, losses: 0.0001}]"))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("bounds, circle 4: a loss of 1.0E-4 by soft labels asks for ");
    assertThat(folder.resolve("trials/circle-4.json")).doesNotExist();
  }

  @Test
  void theSamePromiseTwiceIsRefused() {
    String bound = "{data: {circle: 4}, labels: hard, losses: 0.5}";
    assertThatThrownBy(
            () ->
                run(
                    Samples.SCALING,
                    folder,
                    Progress.SILENT,
                    "bounds=[" + bound + ", " + bound + "]"))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("families, bounds: found [bound-hard-circle-4-0.5, bound-hard-");
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.TABLE, Samples.REGIMES, Samples.BOUNDS})
  void aStudyThatWasStoppedEndsWithTheSameNumbers(String study) throws IOException {
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    run(study, whole, Progress.SILENT);
    assertThatThrownBy(() -> run(study, stopped, new Stop(1))).hasMessage("stopped");
    assertThat(numbers(stopped)).isNotEmpty().hasSizeLessThan(numbers(whole).size());
    run(study, stopped, Progress.SILENT);
    assertThat(numbers(stopped)).isEqualTo(numbers(whole));
  }

  @Test
  void aFinishedStudyStartsNothing() throws IOException {
    run(Samples.SCALING, folder, Progress.SILENT);
    List<String> begun = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void started(String task, int number, int of, Steps steps) {
            begun.add(task);
          }
        };
    run(Samples.SCALING, folder, progress);
    assertThat(begun).isEmpty();
  }

  @Test
  void aFolderOfAnotherStudyOrAnotherKindIsRefused() throws IOException {
    run(Samples.TABLE, folder, Progress.SILENT);
    assertThatThrownBy(() -> run(Samples.TABLE, folder, Progress.SILENT, "seeds=4"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("seeds is [1,2,3] there, [1,2,3,4] here");
    assertThatThrownBy(() -> run(Samples.SCALING, folder, Progress.SILENT))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("kind is two-layer-table there, two-layer-scaling here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacher-a", "theory-a"})
  void aTeacherThatWasExchangedIsNoticedHoweverOftenOneAsks(String teacher) throws IOException {
    run(Samples.REGIMES, folder, Progress.SILENT);
    Map<String, String> before = numbers(folder);
    Path file = folder.resolve("trials/" + teacher + ".json");
    String own = Files.readString(file);
    Files.writeString(
        file,
        own.replaceFirst("(\"logits\" : \".)..", "$1zz")
            .replaceFirst(",\\s*\"checksum\" : \"[0-9a-f]+\"", ""));
    String other = "trial radius-a was made by another teacher than " + teacher;
    for (int again = 0; again < 2; again++) {
      assertThatThrownBy(() -> run(Samples.REGIMES, folder, Progress.SILENT))
          .isInstanceOf(UserMistake.class)
          .hasMessageContaining(other);
    }
    assertThat(Studies.soFar(folder).problems()).anyMatch(problem -> problem.contains(other));
    // One that was lost is made again, the same.
    Files.delete(file);
    assertThat(read(folder).all()).hasSize(before.size() - 1);
    run(Samples.REGIMES, folder, Progress.SILENT);
    assertThat(numbers(folder)).isEqualTo(before);
  }

  @Test
  void imagesOfMoreClassesAreRefused() {
    assertThatThrownBy(
            () -> run(Samples.TABLE, folder, Progress.SILENT, "sets.a.data.procedural.classes=3"))
        .isInstanceOf(UserMistake.class)
        .hasMessage("sets.a.data: found 3 classes, expected 2; unite classes with groups");
  }

  @Test
  void twoStacksOfOneFileNameAreRefused() {
    String[] both = {
      "sets.b-a.data={set: procedural, procedural: {classes: 2, images: 60}}",
      "stacks.plain-b={rates: 1, iterations: 1, sets: a}"
    };
    assertThatThrownBy(() -> run(Samples.TABLE, folder, Progress.SILENT, both))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "stacks: found [teacher-a, plain-a, plain-b-a, teacher-b-a, plain-b-a], expected no"
                + " value twice");
  }

  @Test
  void aDamagedOrEmptyResultIsNamed() throws IOException {
    run(Samples.BOUNDS, folder, Progress.SILENT);
    for (String name : List.of("circle-4.json", "bound-hard-two-points-3.14159-0.95.json")) {
      Path file = folder.resolve("trials").resolve(name);
      String whole = Files.readString(file);
      for (String text : List.of(whole.substring(0, 100), "")) {
        Files.writeString(file, text);
        assertThatThrownBy(() -> run(Samples.BOUNDS, folder, Progress.SILENT))
            .isInstanceOf(UserMistake.class)
            .hasMessageContaining(name + ": damaged");
      }
      Files.writeString(file, whole);
    }
  }
}
