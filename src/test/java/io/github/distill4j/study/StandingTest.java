package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static StudyPlan plan(String... changes) {
    String study =
        "{name: a, data: {set: procedural}, teacher: {net: resnet-8}, student: {net: resnet-8},"
            + " arms: [hard, soft], seeds: 2}";
    StudySpec spec = SpecReader.read("a.yaml", study, List.of(changes));
    return new StudyPlan(spec, Cohort.of(spec), Map.of(StudyPlan.EVERY_SETTING, "images"));
  }

  private static Standing after(StudyPlan plan, Map<String, Double> seconds) {
    List<TrialResult> finished = new ArrayList<>();
    for (Cohort cohort : plan.cohorts()) {
      if (seconds.containsKey(cohort.teacher())) {
        finished.add(SampleResults.teacher(cohort, seconds.get(cohort.teacher())));
      }
      cohort.students().stream()
          .filter(trial -> seconds.containsKey(trial.id()))
          .forEach(trial -> finished.add(SampleResults.of(trial, seconds.get(trial.id()))));
    }
    return Standing.of(plan, finished);
  }

  @Test
  void nobodyKnowsHowLongItTakesBeforeAStudentHasFinished() {
    assertThat(after(plan(), Map.of("teacher", 9.0)).timeLeft()).isEmpty();
    assertThat(after(plan(), Map.of("teacher", 9.0)).toTrain()).isEqualTo(4);
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
    StudyPlan plan = plan("student.width=0.5,1", "loss.temperature=1,2", "arms=soft", "seeds=1");
    Map<String, Double> finished =
        Map.of(
            "teacher", 9.0,
            "soft-student.width=0.5,temperature=1-1", 1.0,
            "soft-student.width=1,temperature=1-1", 4.0);
    assertThat(after(plan, finished).timeLeft()).contains(Duration.ofSeconds(5));
  }

  @Test
  void teachersToComeCountAsWell() {
    StudyPlan plan = plan("teacher.seed=1,2", "arms=soft", "seeds=1");
    Map<String, Double> finished =
        Map.of("teacher-teacher.seed=1", 9.0, "soft-teacher.seed=1-1", 2.0);
    assertThat(after(plan, finished).timeLeft()).contains(Duration.ofSeconds(11));
    assertThat(after(plan, finished).results()).extracting(TrialResult::seed).hasSize(2);
  }
}
