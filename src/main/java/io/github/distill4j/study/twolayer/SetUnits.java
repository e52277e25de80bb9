package io.github.distill4j.study.twolayer;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be trained on one data set.
 *
 * @param spec the study
 * @param set the data set's name
 */
record SetUnits(StacksSpec spec, String set) {

  /** Names the teacher's file. */
  String teacher() {
    return "teacher-" + set;
  }

  /** Names the theoretical teacher's file. */
  String theory() {
    return "theory-" + set;
  }

  /** Whether any student learns the theoretical labels. */
  boolean asksTheory() {
    return stacks().stream().anyMatch(unit -> unit.stack().theory());
  }

  List<StackUnit> stacks() {
    return StackUnit.of(spec, set);
  }

  /** Names of those whose labels students learn. */
  List<String> teachers() {
    return asksTheory() ? List.of(teacher(), theory()) : List.of(teacher());
  }

  /** Names of all, teachers first. */
  List<String> trials() {
    List<String> trials = new ArrayList<>(teachers());
    stacks().forEach(unit -> trials.add(unit.trial()));
    return trials;
  }
}
