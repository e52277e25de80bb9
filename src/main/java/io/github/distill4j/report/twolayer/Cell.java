package io.github.distill4j.report.twolayer;

import io.github.distill4j.study.twolayer.ArmLabels;
import io.github.distill4j.study.twolayer.StackResult;
import io.github.distill4j.study.twolayer.StudentResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Students that differ by their seeds alone.
 *
 * @param regime how they were trained
 * @param labels what they learnt
 * @param students by seed
 */
record Cell(Regime regime, ArmLabels labels, List<StudentResult> students) {

  /**
   * One way to train students of one width on one data set.
   *
   * @param set data set
   * @param width m
   * @param stack a name of the spec
   * @param rate η
   * @param radius B, infinite for none
   */
  record Regime(String set, int width, String stack, double rate, double radius) {

    /** The same on whatever data, at whatever width. */
    Regime way() {
      return new Regime("", 0, stack, rate, radius);
    }
  }

  /** The cells of some stacks, in the order of their students. */
  static List<Cell> of(List<StackResult> stacks) {
    Map<Object, Cell> cells = new LinkedHashMap<>();
    for (StackResult stack : stacks) {
      Map<Object, List<StudentResult>> alike =
          stack.students().stream()
              .collect(
                  Collectors.groupingBy(
                      s -> List.of(regime(stack, s), s.labels()),
                      LinkedHashMap::new,
                      Collectors.toList()));
      alike.forEach((key, students) -> cells.put(key, of(stack, students)));
    }
    return List.copyOf(cells.values());
  }

  private static Cell of(StackResult stack, List<StudentResult> students) {
    List<StudentResult> bySeed =
        students.stream()
            .sorted(Comparator.comparingLong(s -> s.course().student().seed()))
            .toList();
    return new Cell(regime(stack, students.get(0)), students.get(0).labels(), bySeed);
  }

  private static Regime regime(StackResult stack, StudentResult student) {
    return new Regime(
        stack.set(),
        student.course().student().width(),
        stack.stack(),
        stack.rate(),
        student.course().student().radius());
  }

  boolean isHard() {
    return labels.equals(ArmLabels.HARD);
  }

  /** Accuracies on test images by seed, %. */
  double[] test() {
    return percent(StudentResult::test);
  }

  /** Mean accuracy on validation images, %. */
  double validation() {
    return Arrays.stream(percent(StudentResult::validation)).average().orElseThrow();
  }

  private double[] percent(ToDoubleFunction<StudentResult> measure) {
    return students.stream().mapToDouble(s -> 100 * measure.applyAsDouble(s)).toArray();
  }

  /** Cells grouped by something, in their order. */
  static <K> Map<K, List<Cell>> by(List<Cell> cells, Function<Cell, K> key) {
    return cells.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
