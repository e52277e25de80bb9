package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.comparison.Numbers.fixed;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.report.table.Columns;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.StackResult;
import io.github.distill4j.study.twolayer.StudentResult;
import io.github.distill4j.study.twolayer.TeacherResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.theory.Guarantee;
import io.github.distill4j.train.stack.Course;
import java.util.List;

/**
 * Everything about the students of stacks: accuracies, losses on their training images, movement.
 *
 * @param results of the study
 * @param arms its students
 */
record StudentTable(TwoLayerResults.Stacks results, List<ArmRuns> arms) {

  /** δ of the promises: they hold with probability 1 − 3δ. */
  private static final double DELTA = .05;

  /** One row an arm, means over seeds. */
  Table table() {
    return new Columns<ArmRuns>()
        .with("data, width", Students::data)
        .with("training", Students::way)
        .with("labels", ArmRuns::arm)
        .with("validation %", a -> fixed(Students.mean(a, Quantity.VALIDATION_ACCURACY::of), 2))
        .with("test %", Students::test)
        .with("averaged loss", arm -> fixed(Students.mean(arm, "averaged_loss"), 4))
        .with("last loss", arm -> fixed(Students.mean(arm, "last_loss"), 4))
        .with("averaged error %", arm -> fixed(100 * Students.mean(arm, "averaged_error"), 2))
        .with("last error %", arm -> fixed(100 * Students.mean(arm, "last_error"), 2))
        .with("movement", arm -> Words.brief(Students.mean(arm, Students.MOVEMENT)))
        .with("farthest", arm -> Words.brief(Students.farthest(arm)))
        .with("B/√m", arm -> Words.brief(Students.reach(arm)))
        .table(
            "Every way to train",
            arms,
            List.of(
                "Loss and error on the training images, averaged over the iterations and after the"
                    + " last one, mean over seeds. Loss: divergence from the student's own labels."
                    + " An error counts y·f ≤ 0, which is all examples at the start. Movement:"
                    + " ‖w(T) − w(0)‖, mean over units and seeds; farthest: of any unit."));
  }

  /** A teacher's students of one width. */
  private record Promise(TeacherResult teacher, int width) {
    int examples() {
      return teacher.logits().values().length;
    }

    String data() {
      return teacher.set() + ", " + width;
    }

    double loss() {
      return Guarantee.softRiskAt(width, new Guarantee.Setting(1, examples(), DELTA));
    }
  }

  /** The averaged loss that Theorem 2 promises students of these widths. */
  Table promises() {
    return new Columns<Promise>()
        .with("data, width", Promise::data)
        .with("images", promise -> fixed(promise.examples(), 0))
        .with("β promised at this width", promise -> Words.brief(promise.loss()))
        .with("least averaged loss found", promise -> fixed(smallest(promise.data()), 4))
        .table(
            "Losses against Theorem 2",
            results.teachers().stream()
                .flatMap(each -> results.spec().widths().stream().map(m -> new Promise(each, m)))
                .toList(),
            List.of(
                "β: what the theorem allows the divergence from soft labels, averaged over the"
                    + " iterations, with B = 1 and images of norm 1, with probability "
                    + fixed(1 - 3 * DELTA, 2)
                    + ". A divergence from soft labels cannot start above ln 2 = 0.6931 at f = 0: a"
                    + " larger β promises nothing. The study two-layer-scaling trains students as"
                    + " wide as the theorems ask."));
  }

  private double smallest(String data) {
    return arms.stream()
        .filter(arm -> Students.data(arm).equals(data) && !Students.isHard(arm))
        .mapToDouble(arm -> Students.mean(arm, "averaged_loss"))
        .min()
        .orElse(Double.NaN);
  }

  /** A student and the stack it was trained in. */
  private record Row(StackResult stack, StudentResult student) {
    Course course() {
      return student.course();
    }
  }

  /** One row a student. */
  String csv() {
    return new Columns<Row>()
        .with("trial", row -> row.stack().trial())
        .with("set", row -> row.stack().set())
        .with("stack", row -> row.stack().stack())
        .with("rate", row -> row.stack().rate())
        .with("radius", row -> row.course().student().radius())
        .with("width", row -> row.course().student().width())
        .with("labels", row -> row.student().labels().toString())
        .with("seed", row -> row.course().student().seed())
        .with("validation_accuracy", row -> row.student().validation())
        .with("test_accuracy", row -> row.student().test())
        .with("averaged_loss", row -> row.course().averaged().loss())
        .with("last_loss", row -> row.course().last().loss())
        .with("averaged_error", row -> row.course().averaged().error())
        .with("last_error", row -> row.course().last().error())
        .with("mean_movement", row -> row.course().meanMovement())
        .with("farthest", row -> row.course().farthest())
        .with("reach", row -> row.student().reach())
        .csv(
            results.stacks().stream()
                .flatMap(stack -> stack.students().stream().map(each -> new Row(stack, each))));
  }
}
