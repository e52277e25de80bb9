package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.distil.Plans;
import io.github.distill4j.study.distil.SampleResults;
import io.github.distill4j.study.distil.SpecReader;
import io.github.distill4j.study.distil.StudySpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static Plan plan(String... changes) {
    String study =
        "{name: a, data: {set: procedural}, teacher: {net: resnet-8}, student: {net: resnet-8},"
            + " arms: [hard, soft], seeds: 2}";
    StudySpec spec = SpecReader.read("a.yaml", study, List.of(changes));
    return Plans.of(spec);
  }

  private static Standing after(Plan plan, Map<String, Double> seconds) {
    return Standing.of(
        plan,
        plan.tasks().stream()
            .filter(task -> seconds.containsKey(task.id()))
            .map(task -> SampleResults.of(task, seconds.get(task.id())))
            .toList());
  }

  private static DivergedTrial lost(String trial) {
    return new DivergedTrial(trial, "hard", Map.of(), 1, "f", 1, "diverged in epoch 1", null);
  }

  private static Standing without(String... trials) {
    return Standing.of(plan(), Stream.of(trials).map(StandingTest::lost).toList());
  }

  @Test
  void aDivergedTrialIsNoLongerToBeTrained() {
    assertThat(without("hard-1", "of another plan").toDo()).hasSize(4);
    assertThat(without("hard-1").outcome("hard-1")).contains(lost("hard-1"));
    assertThat(without("hard-1").outcome("hard-2")).isEmpty();
  }

  @Test
  void aStudyWhoseEveryStudentDivergedHasNoNumbers() {
    without("teacher", "hard-1", "hard-2", "soft-1").requireNumbers();
    assertThatThrownBy(() -> without("hard-1", "hard-2", "soft-1", "soft-2").requireNumbers())
        .isInstanceOf(UserMistake.class)
        .hasMessage("every student has diverged; hard-1 diverged in epoch 1");
  }

  @Test
  void nobodyKnowsHowLongItTakesBeforeAStudentHasFinished() {
    assertThat(after(plan(), Map.of("teacher", 9.0)).timeLeft()).isEmpty();
    assertThat(after(plan(), Map.of("teacher", 9.0)).toDo()).hasSize(4);
  }

  @Test
  void aTrialTakesAsLongAsThoseOfItsArmElseAsAny() {
    Map<String, Double> finished = Map.of("teacher", 9.0, "hard-1", 2.0);
    assertThat(after(plan(), finished).timeLeft()).contains(Duration.ofSeconds(6));
    finished = Map.of("teacher", 9.0, "hard-1", 2.0, "soft-1", 5.0);
    assertThat(after(plan(), finished).timeLeft()).contains(Duration.ofSeconds(7));
  }

  @Test
  void aLargerStudentIsNotJudgedBySmallOnes() {
    Plan plan = plan("student.width=0.5,1", "loss.temperature=1,2", "arms=soft", "seeds=1");
    Map<String, Double> finished =
        Map.of(
            "teacher", 9.0,
            "soft-student.width=0.5,temperature=1-1", 1.0,
            "soft-student.width=1,temperature=1-1", 4.0);
    assertThat(after(plan, finished).timeLeft()).contains(Duration.ofSeconds(5));
  }

  @Test
  void teachersToComeCountAsWell() {
    Plan plan = plan("teacher.seed=1,2", "arms=soft", "seeds=1");
    Map<String, Double> finished =
        Map.of("teacher-teacher.seed=1", 9.0, "soft-teacher.seed=1-1", 2.0);
    assertThat(after(plan, finished).timeLeft()).contains(Duration.ofSeconds(11));
    assertThat(after(plan, finished).results()).extracting(Result::seed).hasSize(2);
  }
}
