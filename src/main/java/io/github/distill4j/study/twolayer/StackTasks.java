package io.github.distill4j.study.twolayer;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.spec.Require;
import io.github.distill4j.study.Fingerprint;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tasks of a study of stacks: on every data set a teacher, the margin where its labels are
 * learnt, and the stacks.
 *
 * @param spec the study
 */
record StackTasks(StacksSpec spec) {

  /** Key of a task's setting: the data set. */
  static final String SET = "set";

  /** Names the teacher's file. */
  static String teacher(String set) {
    return "teacher-" + set;
  }

  /** Names the theoretical teacher's file. */
  static String theory(String set) {
    return "theory-" + set;
  }

  /** Names of those whose labels students of a data set learn. */
  List<String> teachers(String set) {
    boolean theory = StackUnit.of(spec, set).stream().anyMatch(unit -> unit.stack().theory());
    return theory ? List.of(teacher(set), theory(set)) : List.of(teacher(set));
  }

  /** Names of all tasks. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (String set : spec.sets().keySet()) {
      ids.addAll(teachers(set));
      StackUnit.of(spec, set).forEach(unit -> ids.add(unit.trial()));
    }
    return Require.distinct("stacks", ids);
  }

  /**
   * Plans them.
   *
   * @throws UserMistake for images that are not there or not of two classes
   */
  Plan plan(DataCache images) {
    List<String> ids = ids();
    Map<String, String> checksums = new LinkedHashMap<>();
    spec.sets().forEach((set, each) -> checksums.put(set, checksum(set, each.data(), images)));
    List<Task> tasks = new ArrayList<>();
    checksums.forEach((set, checksum) -> add(set, checksum, tasks));
    int students =
        spec.sets().keySet().stream()
            .flatMap(set -> StackUnit.of(spec, set).stream())
            .mapToInt(unit -> unit.students(spec).size())
            .sum();
    String words = String.format(Locale.ROOT, "Plan: %d tasks, %,d students", ids.size(), students);
    return new Plan(
        spec, tasks, checksums, List.of(), List.of(words, "  " + String.join(", ", ids)));
  }

  private static String checksum(String set, DataSpec spec, DataCache images) {
    SplitData data = images.load(spec);
    if (data.classes().size() != 2) {
      throw new UserMistake(
          "sets.%s.data: found %d classes, expected 2; unite classes with groups",
          set, data.classes().size());
    }
    return data.checksum();
  }

  private void add(String set, String images, List<Task> tasks) {
    String yaml = spec.yaml();
    Map<String, String> at = Map.of(SET, set);
    Map<String, String> sums = new LinkedHashMap<>();
    sums.put(teacher(set), Fingerprint.of(StackWork.TEACHER, images, spec.teacher()));
    sums.put(theory(set), Fingerprint.of(StackWork.THEORY, images, spec.sets().get(set).margin()));
    List<String> teachers = teachers(set);
    for (String id : teachers) {
      String kind = id.equals(teacher(set)) ? StackWork.TEACHER : StackWork.THEORY;
      String arm = id.equals(teacher(set)) ? Standing.TEACHER : "theory";
      tasks.add(
          new Task(
              id, kind, yaml, arm, at, spec.teacher().seed(), List.of(), List.of(), sums.get(id)));
    }
    String needed = teachers.stream().map(sums::get).collect(Collectors.joining(" "));
    for (StackUnit unit : StackUnit.of(spec, set)) {
      String sum =
          Fingerprint.of(
              StackWork.STACK,
              images,
              unit.stack(),
              unit.rate(),
              spec.widths(),
              spec.seeds(),
              needed);
      tasks.add(
          new Task(
              unit.trial(),
              StackWork.STACK,
              yaml,
              unit.name(),
              at,
              spec.seeds().values().get(0),
              teachers,
              List.of(),
              sum));
    }
  }
}
