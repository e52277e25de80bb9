package io.github.distill4j.study.twolayer;

import io.github.distill4j.train.stack.Student;
import java.util.ArrayList;
import java.util.List;

/**
 * One stack to be trained: a way to train at one rate on one data set.
 *
 * @param name of the way, in the spec
 * @param stack the way
 * @param set the data set's name
 * @param rate η
 */
record StackUnit(String name, StackSpec stack, String set, double rate) {

  /** Those of one data set, in the spec's order. */
  static List<StackUnit> of(StacksSpec spec, String set) {
    List<StackUnit> units = new ArrayList<>();
    spec.stacks()
        .forEach(
            (name, stack) -> {
              if (stack.setsOf(spec.sets().keySet()).contains(set)) {
                stack.rates().forEach(rate -> units.add(new StackUnit(name, stack, set, rate)));
              }
            });
    return units;
  }

  /** Names its file. */
  String trial() {
    String rate = stack.rates().size() == 1 ? "" : "-rate=" + NumberText.of(this.rate);
    return name + "-" + set + rate;
  }

  /** What its students learn, a column of labels each. */
  List<ArmLabels> arms() {
    List<ArmLabels> arms = new ArrayList<>(List.of(ArmLabels.HARD));
    stack.temperatures().forEach(t -> arms.add(ArmLabels.soft(t)));
    if (stack.theory()) {
      arms.add(ArmLabels.THEORY);
    }
    return arms;
  }

  /** Its students; equal widths, and among them equal labels, stand next to each other. */
  List<Student> students(StacksSpec spec) {
    List<Student> students = new ArrayList<>();
    for (int width : spec.widths()) {
      for (int column = 0; column < arms().size(); column++) {
        for (Radius radius : stack.radii()) {
          for (int seed : spec.seeds().values()) {
            students.add(new Student(width, seed, column, rate, radius.value()));
          }
        }
      }
    }
    return students;
  }
}
