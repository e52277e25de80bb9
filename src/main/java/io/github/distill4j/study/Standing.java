package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far a study is.
 *
 * @param plan all that is to be done
 * @param outcomes what became of the plan's tasks so far, by their ids
 */
public record Standing(Plan plan, Map<String, Outcome> outcomes) {

  /** The arm of tasks that others learn from. */
  public static final String TEACHER = "teacher";

  /** Three ways to say which tasks cost alike, the closest first. */
  private static final List<Function<Task, Object>> ALIKE =
      List.of(
          task -> List.of(task.kind(), task.arm(), task.setting()),
          task -> List.of(role(task), costly(task.setting())),
          Standing::role);

  /** Copies the map. */
  public Standing {
    outcomes = Map.copyOf(outcomes);
  }

  static Standing of(Plan plan, Collection<? extends Outcome> outcomes) {
    Map<String, Outcome> found =
        outcomes.stream().collect(Collectors.toMap(Outcome::trial, outcome -> outcome));
    found.keySet().retainAll(plan.ids());
    return new Standing(plan, found);
  }

  /** This standing with one more outcome. */
  public Standing with(Outcome outcome) {
    Map<String, Outcome> more = new HashMap<>(outcomes);
    more.put(outcome.trial(), outcome);
    return new Standing(plan, more);
  }

  /**
   * Refuses outcomes of other images, settings or teachers than the plan's.
   *
   * @param folder where they are, for the message
   * @throws UserMistake naming the first
   */
  public void verify(Object folder) {
    for (Task task : plan.tasks()) {
      outcome(task.id())
          .filter(found -> !isOf(task, found))
          .ifPresent(
              found -> {
                throw new UserMistake(
                    "%s: trial %s was made from other data, another teacher or other settings;"
                        + " choose another --out",
                    folder, task.id());
              });
    }
  }

  private boolean isOf(Task task, Outcome found) {
    return found.fingerprint().equals(task.fingerprint())
        && found.needs().entrySet().stream().allMatch(e -> stillGives(e.getKey(), e.getValue()));
  }

  /** A result that was lost is made anew; until then nobody knows. */
  private boolean stillGives(String id, String taken) {
    return !(outcomes.get(id) instanceof Result now) || now.gives().equals(taken);
  }

  /** The plan's results, in its order. */
  public List<Result> results() {
    return of(Result.class);
  }

  /** The plan's tasks that have diverged, in its order. */
  public List<DivergedTrial> diverged() {
    return of(DivergedTrial.class);
  }

  private <T extends Outcome> List<T> of(Class<T> type) {
    return plan.ids().stream().map(outcomes::get).filter(type::isInstance).map(type::cast).toList();
  }

  /** What became of a task; nothing when it is still to be done. */
  public Optional<Outcome> outcome(String task) {
    return Optional.ofNullable(outcomes.get(task));
  }

  /** The tasks that are still to be done, in the plan's order. */
  public List<Task> toDo() {
    return plan.tasks().stream().filter(task -> !outcomes.containsKey(task.id())).toList();
  }

  /**
   * Refuses a study of which all that it is about has diverged.
   *
   * @throws UserMistake naming the first, how it diverged, and what to do
   */
  public void requireNumbers() {
    List<DivergedTrial> lost =
        plan.ends().stream()
            .map(task -> outcomes.get(task.id()))
            .map(end -> end instanceof DivergedTrial diverged ? diverged : null)
            .toList();
    if (lost.stream().allMatch(Objects::nonNull)) {
      throw new UserMistake(
          "every student has diverged; %s %s", lost.get(0).trial(), lost.get(0).words());
    }
  }

  /**
   * How long the rest will take, going by finished tasks of the same arm and setting, else by those
   * as large, else by all of their kind; those of which none has finished count nothing.
   *
   * @return nothing before a student has finished
   */
  public Optional<Duration> timeLeft() {
    List<Map<Object, Double>> means = ALIKE.stream().map(this::means).toList();
    if (plan.ends().stream().noneMatch(task -> outcomes.get(task.id()) instanceof Result)) {
      return Optional.empty();
    }
    double seconds = toDo().stream().mapToDouble(task -> seconds(task, means)).sum();
    return Optional.of(Duration.ofMillis(Math.round(1000 * seconds)));
  }

  private Map<Object, Double> means(Function<Task, Object> alike) {
    return plan.tasks().stream()
        .filter(task -> outcomes.get(task.id()) instanceof Result)
        .collect(Collectors.groupingBy(alike, Collectors.averagingDouble(this::seconds)));
  }

  private double seconds(Task finished) {
    return ((Result) outcomes.get(finished.id())).seconds();
  }

  private static double seconds(Task task, List<Map<Object, Double>> means) {
    for (int i = 0; i < means.size(); i++) {
      Double mean = means.get(i).get(ALIKE.get(i).apply(task));
      if (mean != null) {
        return mean;
      }
    }
    return 0;
  }

  /** Teachers cost what students do not. */
  private static Object role(Task task) {
    return List.of(task.kind(), task.arm().equals(TEACHER));
  }

  /** Losses and teachers hardly change what a student costs; its size and images do. */
  private static Map<String, String> costly(Map<String, String> setting) {
    Map<String, String> costly = new LinkedHashMap<>(setting);
    costly.keySet().removeIf(key -> key.startsWith("loss.") || key.startsWith("teacher."));
    return costly;
  }
}
