package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.comparison.Numbers.fixed;

import io.github.distill4j.report.table.Csv;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.StackResult;
import io.github.distill4j.study.twolayer.StudentResult;
import io.github.distill4j.study.twolayer.TeacherResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.theory.Guarantee;
import io.github.distill4j.train.stack.Course;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about the students of stacks: accuracies, losses on their training images, movement.
 *
 * @param results of the study
 */
record StudentTable(TwoLayerResults.Stacks results) {

  /** δ of the promises: they hold with probability 1 − 3δ. */
  private static final double DELTA = .05;

  /** One row a cell, means over seeds. */
  Table table() {
    return new Table(
        "Every way to train",
        List.of(
            "data, width",
            "training",
            "labels",
            "validation %",
            "test %",
            "averaged loss",
            "last loss",
            "averaged error %",
            "last error %",
            "movement",
            "farthest",
            "B/√m"),
        Cell.of(results.stacks()).stream().map(StudentTable::row).toList(),
        List.of(
            "Loss and error on the training images, averaged over the iterations and after the last"
                + " one, mean over seeds. Loss: divergence from the student's own labels. An error"
                + " counts y·f ≤ 0, which is all examples at the start. Movement: ‖w(T) − w(0)‖,"
                + " mean over units and seeds; farthest: of any unit."));
  }

  private static List<String> row(Cell cell) {
    return List.of(
        cell.regime().set() + ", " + cell.regime().width(),
        Words.way(cell.regime()),
        cell.labels().toString(),
        fixed(cell.validation(), 2),
        Words.spread(cell.test()),
        fixed(cell.mean(s -> s.course().averaged().loss()), 4),
        fixed(cell.mean(s -> s.course().last().loss()), 4),
        fixed(100 * cell.mean(s -> s.course().averaged().error()), 2),
        fixed(100 * cell.mean(s -> s.course().last().error()), 2),
        Words.brief(cell.movement()),
        Words.brief(cell.farthest()),
        Words.brief(cell.reach()));
  }

  /** The averaged loss that Theorem 2 promises students of these widths. */
  Table promises() {
    List<List<String>> rows = new ArrayList<>();
    for (TeacherResult teacher : results.teachers()) {
      int examples = teacher.logits().values().length;
      Guarantee.Setting setting = new Guarantee.Setting(1, examples, DELTA);
      for (int width : results.spec().widths()) {
        rows.add(
            List.of(
                teacher.set() + ", " + width,
                fixed(examples, 0),
                Words.brief(Guarantee.softRiskAt(width, setting)),
                fixed(smallest(teacher.set(), width), 4)));
      }
    }
    return new Table(
        "Losses against Theorem 2",
        List.of("data, width", "images", "β promised at this width", "least averaged loss found"),
        rows,
        List.of(
            "β: what the theorem allows the divergence from soft labels, averaged over the"
                + " iterations, with B = 1 and images of norm 1, with probability "
                + fixed(1 - 3 * DELTA, 2)
                + ". A divergence from soft labels cannot start above ln 2 = 0.6931 at f = 0: a"
                + " larger β promises nothing. The study two-layer-scaling trains students as wide"
                + " as the theorems ask."));
  }

  private double smallest(String set, int width) {
    return Cell.of(results.stacks()).stream()
        .filter(cell -> cell.regime().set().equals(set) && cell.regime().width() == width)
        .filter(cell -> !cell.isHard())
        .mapToDouble(cell -> cell.mean(s -> s.course().averaged().loss()))
        .min()
        .orElse(Double.NaN);
  }

  /** One row a student. */
  String csv() {
    return Csv.text(
        List.of(
            "trial",
            "set",
            "stack",
            "rate",
            "radius",
            "width",
            "labels",
            "seed",
            "validation_accuracy",
            "test_accuracy",
            "averaged_loss",
            "last_loss",
            "averaged_error",
            "last_error",
            "mean_movement",
            "farthest",
            "reach"),
        results.stacks().stream()
            .flatMap(stack -> stack.students().stream().map(student -> csv(stack, student))));
  }

  private static List<Object> csv(StackResult stack, StudentResult student) {
    Course course = student.course();
    return List.of(
        stack.trial(),
        stack.set(),
        stack.stack(),
        stack.rate(),
        Csv.number(course.student().radius()),
        course.student().width(),
        student.labels().toString(),
        course.student().seed(),
        student.validation(),
        student.test(),
        course.averaged().loss(),
        course.last().loss(),
        course.averaged().error(),
        course.last().error(),
        course.meanMovement(),
        course.farthest(),
        Csv.number(student.reach()));
  }
}
