package io.github.distill4j.study.distil;

import io.github.distill4j.study.Standing;
import io.github.distill4j.study.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a distillation study is about to do, in a few lines.
 *
 * @param study the study
 * @param tasks all of them
 */
record PlanWords(StudySpec study, List<Task> tasks) {

  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(product()));
    study.sweep().axes().forEach(axis -> lines.add(axis(axis)));
    lines.add("  " + trials());
    return lines;
  }

  private String product() {
    long settings =
        study.sweep().axes().stream().mapToLong(a -> a.values().size()).reduce(1, (a, b) -> a * b);
    String sweep = settings == 1 ? "" : " × " + count(settings, "setting");
    return "Plan: "
        + count(study.arms().size(), "arm")
        + " × "
        + count(study.seeds().values().size(), "seed")
        + sweep;
  }

  private String axis(Sweep.Axis axis) {
    List<String> unmoved = unmoved(axis);
    String once =
        unmoved.isEmpty() ? "" : "   (does not change " + String.join(", ", unmoved) + ")";
    return "  " + axis.key() + " = " + String.join(", ", axis.values()) + once;
  }

  /** Those that a swept key does not change; each is trained once for all its values. */
  private List<String> unmoved(Sweep.Axis axis) {
    Stream<String> teacher =
        axis.concernsTeacher() || !count().containsKey(Standing.TEACHER)
            ? Stream.of()
            : Stream.of(Standing.TEACHER);
    Stream<String> arms = study.arms().stream().filter(a -> !axis.concerns(a)).map(Arm::word);
    return Stream.concat(teacher, arms).toList();
  }

  private String trials() {
    return count(tasks.size(), "trial")
        + ": "
        + count().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }

  /** How many trials each arm has, teachers first. */
  private Map<String, Long> count() {
    return tasks.stream()
        .collect(Collectors.groupingBy(Task::arm, LinkedHashMap::new, Collectors.counting()));
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
