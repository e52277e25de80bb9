package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a study is.
 *
 * @param plan all that is to be trained
 * @param finished the plan's finished trials by their ids
 * @param diverged those that have no numbers because they diverged, by their ids
 */
public record Standing(
    StudyPlan plan, Map<String, TrialResult> finished, Map<String, DivergedTrial> diverged) {

  /** Three ways to say which students cost alike, the closest first. */
  private static final List<BiFunction<String, Map<String, String>, Object>> ALIKE =
      List.of(
          (arm, setting) -> List.of(arm, setting),
          (arm, setting) -> costly(setting),
          (arm, setting) -> "student");

  /** Copies the maps. */
  public Standing {
    finished = Map.copyOf(finished);
    diverged = Map.copyOf(diverged);
  }

  static Standing of(
      StudyPlan plan, Collection<TrialResult> results, Collection<DivergedTrial> diverged) {
    return new Standing(plan, planned(plan, results), planned(plan, diverged));
  }

  private static <T extends TrialOutcome> Map<String, T> planned(
      StudyPlan plan, Collection<T> outcomes) {
    Set<String> planned = new HashSet<>(plan.trials());
    return outcomes.stream()
        .filter(outcome -> planned.contains(outcome.trial()))
        .collect(Collectors.toMap(TrialOutcome::trial, outcome -> outcome));
  }

  Standing with(TrialOutcome outcome) {
    Map<String, TrialResult> results = new HashMap<>(finished);
    Map<String, DivergedTrial> lost = new HashMap<>(diverged);
    if (outcome instanceof TrialResult result) {
      results.put(result.trial(), result);
    } else {
      lost.put(outcome.trial(), (DivergedTrial) outcome);
    }
    return new Standing(plan, results, lost);
  }

  /** The plan's finished trials, in its order. */
  public List<TrialResult> results() {
    return plan.trials().stream().map(finished::get).filter(Objects::nonNull).toList();
  }

  /** What became of a trial; nothing when it is still to be trained. */
  Optional<TrialOutcome> outcome(String trial) {
    TrialOutcome result = finished.get(trial);
    return Optional.ofNullable(result == null ? diverged.get(trial) : result);
  }

  boolean has(String trial) {
    return outcome(trial).isPresent();
  }

  /**
   * Refuses a study whose every student has diverged.
   *
   * @throws UserMistake naming the first, how it diverged, and what to do
   */
  public void requireNumbers() {
    List<String> lost =
        plan.students().stream().map(Trial::id).filter(diverged::containsKey).toList();
    if (!lost.isEmpty() && lost.size() == plan.students().size()) {
      throw new UserMistake(
          "every student has diverged; %s %s", lost.get(0), diverged.get(lost.get(0)).words());
    }
  }

  /** How many trials are still to be trained. */
  public int toTrain() {
    return plan.trials().size() - finished.size() - diverged.size();
  }

  /**
   * How long the rest will take, going by finished trials of the same arm and setting, else by
   * those as large, else by all.
   *
   * @return nothing before a student has finished
   */
  public Optional<Duration> timeLeft() {
    List<TrialResult> students = students().toList();
    if (students.isEmpty()) {
      return Optional.empty();
    }
    List<Map<Object, Double>> means = ALIKE.stream().map(alike -> means(students, alike)).toList();
    double seconds =
        plan.students().stream()
            .filter(t -> !has(t.id()))
            .mapToDouble(t -> seconds(t, means))
            .sum();
    return Optional.of(Duration.ofMillis(Math.round(1000 * (seconds + teacherSeconds()))));
  }

  private Stream<TrialResult> students() {
    return finished.values().stream().filter(r -> !r.arm().equals(TrialResult.TEACHER));
  }

  private static Map<Object, Double> means(
      List<TrialResult> results, BiFunction<String, Map<String, String>, Object> alike) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                r -> alike.apply(r.arm(), r.setting()),
                Collectors.averagingDouble(r -> r.timing().trainingSeconds())));
  }

  private static double seconds(Trial trial, List<Map<Object, Double>> means) {
    for (int i = 0; i < means.size(); i++) {
      Double mean = means.get(i).get(ALIKE.get(i).apply(trial.arm().word(), trial.setting()));
      if (mean != null) {
        return mean;
      }
    }
    throw new IllegalStateException("any student is like any other");
  }

  private double teacherSeconds() {
    long missing =
        plan.cohorts().stream().filter(c -> c.needsTeacher() && !has(c.teacher())).count();
    double mean =
        finished.values().stream()
            .filter(r -> r.arm().equals(TrialResult.TEACHER))
            .mapToDouble(r -> r.timing().trainingSeconds())
            .average()
            .orElse(0);
    return missing * mean;
  }

  /** Losses and teachers hardly change what a student costs; its size and images do. */
  private static Map<String, String> costly(Map<String, String> setting) {
    Map<String, String> costly = new LinkedHashMap<>(setting);
    costly.keySet().removeIf(key -> key.startsWith("loss.") || key.startsWith("teacher."));
    return costly;
  }
}
