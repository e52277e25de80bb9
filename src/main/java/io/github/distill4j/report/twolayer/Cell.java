package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.study.twolayer.ArmLabels;
import io.github.distill4j.study.twolayer.StackResult;
import io.github.distill4j.study.twolayer.StudentResult;
import io.github.distill4j.study.twolayer.StudentResult.Look;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Students that differ by their seeds alone.
 *
 * @param regime how they were trained
 * @param labels what they learnt
 * @param students by seed
 */
record Cell(Regime regime, ArmLabels labels, List<StudentResult> students) {

  /** A unit that moved at least this share of its reach is held at its ball's edge. */
  private static final double EDGE = .99;

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

    /** The same at whatever radius. */
    Regime anyRadius() {
      return new Regime(set, width, stack, rate, 0);
    }
  }

  /** What the projection does at the end of training. */
  enum Hold {
    /** It holds every unit at the edge of its ball. */
    ALL,
    /** It holds some units. */
    SOME,
    /** It holds none, or there is no projection. */
    NONE
  }

  /** The cells of some stacks, in the order of their students. */
  static List<Cell> of(List<StackResult> stacks) {
    return stacks.stream().flatMap(stack -> of(stack).stream()).toList();
  }

  private static List<Cell> of(StackResult stack) {
    return Grouped.by(stack.students(), s -> List.of(regime(stack, s), s.labels())).stream()
        .map(alike -> of(stack, alike))
        .toList();
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
    return labels.source() == ArmLabels.Source.HARD;
  }

  /** One number a seed. */
  double[] each(ToDoubleFunction<StudentResult> measure) {
    return students.stream().mapToDouble(measure).toArray();
  }

  /** A number's mean over seeds. */
  double mean(ToDoubleFunction<StudentResult> measure) {
    return Words.mean(each(measure));
  }

  /** Accuracies on test images by seed, %. */
  double[] test() {
    return each(student -> 100 * student.test());
  }

  /** Mean accuracy on validation images after the last step, %. */
  double validation() {
    return mean(student -> 100 * student.validation());
  }

  /** Mean accuracy on validation images at the k-th look, %. */
  double validation(int look) {
    return mean(student -> 100 * student.looks().get(look).validation());
  }

  /** The steps after which validation images were looked at. */
  List<Integer> lookSteps() {
    return students.get(0).looks().stream().map(Look::step).toList();
  }

  /** B/√m. */
  double reach() {
    return students.get(0).reach();
  }

  /** How far units moved: mean over units and seeds. */
  double movement() {
    return mean(student -> student.course().meanMovement());
  }

  /** How far the farthest unit of any seed moved. */
  double farthest() {
    return students.stream().mapToDouble(s -> s.course().farthest()).max().orElseThrow();
  }

  Hold hold() {
    if (movement() >= EDGE * reach()) {
      return Hold.ALL;
    }
    return farthest() >= EDGE * reach() ? Hold.SOME : Hold.NONE;
  }
}
