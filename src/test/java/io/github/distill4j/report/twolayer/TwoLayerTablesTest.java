package io.github.distill4j.report.twolayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.twolayer.ArmLabels;
import io.github.distill4j.study.twolayer.Logits;
import io.github.distill4j.study.twolayer.MarginBounds;
import io.github.distill4j.study.twolayer.Samples;
import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.ScalingSpec;
import io.github.distill4j.study.twolayer.StackResult;
import io.github.distill4j.study.twolayer.StacksSpec;
import io.github.distill4j.study.twolayer.StudentResult;
import io.github.distill4j.study.twolayer.TeacherResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.study.twolayer.TwoLayerSpec;
import io.github.distill4j.theory.Course;
import io.github.distill4j.theory.MinimalWidths;
import io.github.distill4j.theory.Risk;
import io.github.distill4j.theory.Student;
import io.github.distill4j.theory.WidthTrials.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoLayerTablesTest {

  private static TwoLayerSpec spec(String text, String... changes) {
    return TwoLayerSpec.read(new StudyText("my.yaml", "my", text), List.of(changes));
  }

  /** Six seeds; soft students are ahead by 5 to 5.5 points at B = 1 and by nothing without B. */
  private static StackResult stack() {
    List<StudentResult> students = new ArrayList<>();
    for (double radius : new double[] {1, Double.POSITIVE_INFINITY}) {
      for (int seed = 1; seed <= 6; seed++) {
        double hard = .8 + .001 * seed;
        double ahead = radius == 1 ? .05 + .001 * (seed % 6) : seed % 2 == 0 ? .01 : -.01;
        students.add(student(radius, seed, ArmLabels.HARD, hard));
        students.add(student(radius, seed, ArmLabels.soft(8), hard + ahead));
      }
    }
    return new StackResult("plain-a", "plain", "a", 1, "", students, null, null);
  }

  private static StudentResult student(double radius, int seed, ArmLabels labels, double test) {
    Student student = new Student(4, seed, labels.equals(ArmLabels.HARD) ? 0 : 1, 1, radius);
    Risk risk = new Risk(.5, .2);
    Course course = new Course(student, risk, risk, List.of(0), List.of(risk), 1, 1);
    return new StudentResult(labels, course, List.of(new StudentResult.Look(6, test)), test);
  }

  private static TwoLayerResults.Stacks stacks(String text) {
    TeacherResult teacher =
        new TeacherResult("teacher-a", "a", 8, .01, .97, .98, new Logits(""), null, null);
    return new TwoLayerResults.Stacks(
        (StacksSpec) spec(text), List.of(teacher), List.of(), List.of(stack()));
  }

  @Test
  void thePapersNumbersStandBesideOurs() {
    assertThat(new PaperTable(stacks(Samples.TABLE)).toString())
        .isEqualTo(
            """
            plain: gradient descent, full batch, rate 1, 6 steps; B 1; soft labels: T=8
            data  width  teacher  paper          hard  paper          soft  paper           soft − hard   paper  p (Holm)
            ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
            a         4    98.00  90.00  80.35 ± 0.19  70.00  85.60 ± 0.28  80.00  +5.25 [+5.12 +5.38]*  +10.00     0.031

            plain: gradient descent, full batch, rate 1, 6 steps; B none; soft labels: T=8
            data  width  teacher  paper          hard  paper          soft  paper           soft − hard   paper  p (Holm)
            ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
            a         4    98.00  90.00  80.35 ± 0.19  70.00  80.35 ± 1.16  80.00  +0.00 [-0.67 +0.67]   +10.00     1.000

            Each arm trained the way that did best on its validation images:
            data  width  teacher  paper          hard  paper          soft  paper           soft − hard   paper  p (Holm)
            ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
            a         4    98.00  90.00  80.35 ± 0.19  70.00  85.60 ± 0.28  80.00  +5.25 [+5.12 +5.38]*  +10.00     0.031
              a, width 4: hard plain (rate 1, B 1); soft plain (rate 1, B 1, T=8)
            Test accuracy, %; mean ± standard deviation over seeds, paired difference with its BCa 95 %
            interval. * where the interval leaves zero and the sign-flip p, corrected over the table's rows, is
            at most .05.
            """);
  }

  @Test
  void regimesAreAMapOfGapsWithTheirIntervals() {
    String text = Samples.REGIMES.replace("radius:\n", "plain:\n");
    assertThat(new RegimesTable(stacks(text)).toString())
        .isEqualTo(
            """
            Teacher on a: 98.00 %

            a, width 4; plain: gradient descent, full batch, rate 1, 6 steps
            B             hard                   T=8
            ────────────────────────────────────────
            1     80.35 ± 0.19  +5.25 [+5.12 +5.38]*
            none  80.35 ± 0.19  +0.00 [-0.67 +0.67]

            a, width 4, each arm at what its validation images choose: hard 80.35 ± 0.19 (plain (rate 1, B 1)), soft 85.60 ± 0.28 (plain (rate 1, B 1, T=8)), +5.25 [+5.12 +5.38]* points ahead
            Test accuracy of hard students, %, and how many points soft ones are ahead: mean and BCa 95 %
            interval over seeds. * where the interval leaves zero and the sign-flip p is at most .05, which
            takes six seeds; p is not corrected for the many cells, so a lone star may be chance.
            """);
  }

  @Test
  void widthsStandBesideTheirMarginsAndSlopesBesideTheTheorys() {
    ScalingSpec spec = (ScalingSpec) spec(Samples.SCALING);
    List<ScalingResult> points =
        List.of(point("4", .32, List.of(4, 4, 6)), point("8", .16, List.of(16, 16, 24)));
    assertThat(new ScalingTable(new TwoLayerResults.Scaling(spec, points, List.of())).toString())
        .isEqualTo(
            """
            circle: width at which 50.0 % of the seeds reach an error of 10.0 %, averaged over the iterations
            data              γ  steps           hard         soft  soft: enough  hard: enough
            ──────────────────────────────────────────────────────────────────────────────────
            4     0.3200–0.3200     60  >128 [0 >128]   4 [0 >128]       2.0e+06       2.5e+05
            8     0.1600–0.1600     60  >128 [0 >128]  16 [0 >128]       8.2e+06       3.9e+06

            circle: width at which 50.0 % of the seeds reach an error of 10.0 %, after the last iteration
            data              γ  steps         hard         soft  soft: enough  hard: enough
            ────────────────────────────────────────────────────────────────────────────────
            4     0.3200–0.3200     60   4 [0 >128]   4 [0 >128]       2.0e+06       2.5e+05
            8     0.1600–0.1600     60  16 [0 >128]  16 [0 >128]       8.2e+06       3.9e+06

            Slopes of log width against log 1/γ; 95 % bootstrap interval over seeds
            data     arm     error  slope          95 %  margins  theory
            ────────────────────────────────────────────────────────────
            circle  hard      last   2.00  1.42 to 2.58        2       4
            circle  soft  averaged   2.00  1.42 to 2.58        2       2
            circle  soft      last   2.00  1.42 to 2.58        2       2
            Intervals of widths: order statistics, 95 %. Enough by theory: Corollary 4 (soft) and
            Proposition 5 (hard) at the margin's lower bound; widths that suffice, not that are needed.
            """);
  }

  private static ScalingResult point(String label, double margin, List<Integer> widths) {
    MinimalWidths failed =
        new MinimalWidths(List.of(8, MinimalWidths.FAILED, MinimalWidths.FAILED));
    List<ScalingResult.Row> rows =
        List.of(
            new ScalingResult.Row("hard", Criterion.AVERAGED, failed),
            new ScalingResult.Row("hard", Criterion.LAST, new MinimalWidths(widths)),
            new ScalingResult.Row("soft", Criterion.AVERAGED, new MinimalWidths(widths)),
            new ScalingResult.Row("soft", Criterion.LAST, new MinimalWidths(widths)));
    MarginBounds bounds = new MarginBounds(margin, margin, 4000, 10);
    return new ScalingResult(
        "circle-" + label, "circle", label, 4, 2, 1, bounds, 60, rows, null, null);
  }
}
