package io.github.distill4j.report.twolayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.engine.Studies;
import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.page.Findings;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.twolayer.ArmLabels;
import io.github.distill4j.study.twolayer.BoundResult;
import io.github.distill4j.study.twolayer.LogitText;
import io.github.distill4j.study.twolayer.MarginBounds;
import io.github.distill4j.study.twolayer.Samples;
import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.ScalingSpec;
import io.github.distill4j.study.twolayer.ScalingSpec.Arm.Labels;
import io.github.distill4j.study.twolayer.StackResult;
import io.github.distill4j.study.twolayer.StacksSpec;
import io.github.distill4j.study.twolayer.StudentResult;
import io.github.distill4j.study.twolayer.StudentResult.Look;
import io.github.distill4j.study.twolayer.TeacherResult;
import io.github.distill4j.study.twolayer.TheoryResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.study.twolayer.TwoLayerSpec;
import io.github.distill4j.theory.Guarantee;
import io.github.distill4j.train.stack.Course;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.Risk;
import io.github.distill4j.train.stack.Student;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final String FOUR_IMAGES = Base64.getEncoder().encodeToString(new byte[4 * 4]);

  private static TwoLayerSpec spec(String text, String... changes) {
    return (TwoLayerSpec) Studies.read(new StudyText("my.yaml", "my", text), List.of(changes));
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
    return new StackResult("plain-a", "f", Map.of(), "plain", "a", 1, students, null, null);
  }

  /** At B = 1 and width 4 units reach 1/2, all of it; on the way soft is 10 points ahead. */
  private static StudentResult student(double radius, int seed, ArmLabels labels, double test) {
    boolean hard = labels.equals(ArmLabels.HARD);
    Student student = new Student(4, seed, hard ? 0 : 1, 1, radius);
    Risk risk = new Risk(.25, .2);
    Course course = new Course(student, risk, risk, List.of(0), List.of(risk), .5, .5);
    List<Look> looks = List.of(new Look(3, hard ? .6 : .7), new Look(6, test));
    return new StudentResult(labels, course, looks, test);
  }

  private static Findings stacks(String text) {
    TeacherResult teacher =
        new TeacherResult(
            "teacher-a", "f", "a", 8, .01, .97, .98, new LogitText(FOUR_IMAGES), null, null);
    return TwoLayerFindings.of(
        new TwoLayerResults.Stacks(
            (StacksSpec) spec(text), List.of(teacher), List.of(), List.of(stack())));
  }

  private static String text(Table table) {
    return table.title() + "\n" + table.text();
  }

  private static List<String> figures(Findings findings) {
    return findings.galleries().stream()
        .flatMap(gallery -> gallery.figures().stream())
        .map(Figure::name)
        .toList();
  }

  @Test
  void thePapersNumbersStandBesideOurs() {
    Findings findings = stacks(Samples.TABLE);
    assertThat(findings.lead()).hasSize(3);
    assertThat(text(findings.lead().get(1)))
        .isEqualTo(
            """
            Claimed and ours, plain, B 1, T=8
            data, width  teacher  paper          hard  paper          soft  paper  soft − hard   95 % interval   paper  Holm p
            ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
            a, 4           98.00  90.00  80.35 ± 0.19  70.00  85.60 ± 0.28  80.00       +5.25*  [+5.12, +5.38]  +10.00   0.031
            plain: gradient descent, full batch, rate 1, 6 steps.
            """);
    assertThat(findings.answer())
        .isEqualTo(
            "Soft labels are ahead for sure in 1 of 1 rows with each arm trained as its validation"
                + " images choose (+5.25 to +5.25 points); 1 of 1 rows with plain, B 1, T=8 (+5.25"
                + " to +5.25 points); 0 of 1 rows with plain, B none, T=8 (0.00 to 0.00 points);"
                + " behind for sure in none.");
    assertThat(text(findings.lead().get(0)))
        .contains("Chosen: a, width 4: hard plain, rate 1, B 1, soft plain, rate 1, B 1, T=8.");
    assertThat(figures(findings))
        .containsExactly("paper-0", "paper-1", "paper-2", "movement-a-plain-rate-1");
  }

  @Test
  void theTableSaysWhatTheTheoremPromisesAtTheseWidths() {
    // 96/(1 + e²)·(√(2/π) + 3√ln(2·4/0.05))²/m = 653.6/m
    assertThat(text(stacks(Samples.TABLE).tables().get(0)))
        .contains("a, 2              4                       327\n")
        .contains("a, 4              4                       163                     0.2500\n");
  }

  @Test
  void regimesSayWhereTheGapIs() {
    Findings findings = regimes();
    assertThat(text(findings.lead().get(0)))
        .startsWith(
            """
            Where the gap is
            hard students                     cells  soft ahead*  behind*  median                 widest                          at
            ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
            gradient descent, all units held      1            1        0   +5.25  +5.25* [+5.12, +5.38]     plain, rate 1, B 1, T=8
            gradient descent, no unit held        1            0        0    0.00    0.00 [−0.67, +0.67]  plain, rate 1, B none, T=8
            """);
    assertThat(text(findings.lead().get(1)))
        .contains(
            "plain, rate 1, B 1        a  80.35 ± 0.19     T=8  85.60 ± 0.28       +5.25*"
                + "  [+5.12, +5.38]  0.031\n");
    assertThat(findings.answer())
        .isEqualTo(
            "Soft labels are ahead for sure in 1 of 1 cells where the projection ends up holding all"
                + " units of the hard students (behind in 0); in 0 of 1 cells where it holds none or"
                + " there is none (behind in 0). Widest: +5.25* [+5.12, +5.38] points, a, plain,"
                + " rate 1, B 1, T=8. On a, with each arm trained as its validation images choose,"
                + " soft students (plain, rate 1, B 1, T=8: 85.60 ± 0.28 %) are +5.25* [+5.12,"
                + " +5.38] points ahead of hard ones (plain, rate 1, B 1: 80.35 ± 0.19 %).");
    assertThat(text(findings.tables().get(0)))
        .isEqualTo(
            """
            Soft − hard, a, width 4; plain: gradient descent, full batch, rate 1, 6 steps
            B           hard %                    T=8
            ─────────────────────────────────────────
            1     80.35 ± 0.19  +5.25* [+5.12, +5.38]
            none  80.35 ± 0.19    0.00 [−0.67, +0.67]
            """);
  }

  private static Findings regimes() {
    return stacks(Samples.REGIMES.replace("radius:\n", "plain:\n"));
  }

  @Test
  void aMarginIsShownWithHowItMovesWithTheFeatures() {
    List<MarginBounds> samples =
        List.of(new MarginBounds(.1, .11, 20, 7), new MarginBounds(.12, .1212, 40, 9));
    TheoryResult theory =
        new TheoryResult("theory-a", "f", "a", samples, .125, .75, new LogitText(""), null, null);
    StacksSpec spec = (StacksSpec) spec(Samples.REGIMES);
    Findings findings =
        TwoLayerFindings.of(
            new TwoLayerResults.Stacks(spec, List.of(), List.of(theory), List.of()));
    assertThat(text(findings.lead().get(3)))
        .isEqualTo(
            """
            The margin γ
            data  features  at least  at most  apart %  iterations
            ──────────────────────────────────────────────────────
            a           20   0.10000  0.11000     10.0           7
            a           40   0.12000  0.12120      1.0           9
            a: on features that took no part the last weights bound γ from above by about 0.12500. The theoretical teacher is on the right side of 75.00 % of the training images.
            """);
  }

  @Test
  void aMapShowsTheGapOnTheWayAndAtTheEnd() {
    Gallery maps = regimes().galleries().get(0);
    assertThat(maps.figures())
        .extracting(Figure::title)
        .containsExactly("After 6 steps, test images", "After 3 steps, validation images");
    HeatMap end = (HeatMap) maps.figures().get(0).chart();
    assertThat(end.rows().names()).containsExactly("1", "none");
    assertThat(end.columns().names()).containsExactly("T=8");
    assertThat(end.cells()[0][0].text()).isEqualTo("+5.3*");
    assertThat(end.cells()[1][0].text()).isEqualTo("0.0");
    HeatMap way = (HeatMap) maps.figures().get(1).chart();
    assertThat(way.cells()[0][0].text()).isEqualTo("+10.0");
  }

  @Test
  void everyStudentIsARowOfTheCsvFile() {
    assertThat(stacks(Samples.TABLE).trials().lines())
        .hasSize(25)
        .startsWith(
            "trial,set,stack,rate,radius,width,labels,seed,validation_accuracy,test_accuracy,"
                + "averaged_loss,last_loss,averaged_error,last_error,mean_movement,farthest,reach",
            "plain-a,a,plain,1.0,1.0,4,hard,1,0.801,0.801,0.25,0.25,0.2,0.2,0.5,0.5,0.5");
    assertThat(stacks(Samples.TABLE).trials()).contains("plain-a,a,plain,1.0,,4,T=8,");
  }

  @Test
  void aStudyOfWhichNothingHasFinishedIsReported() {
    for (String text : List.of(Samples.TABLE, Samples.REGIMES)) {
      Findings none =
          TwoLayerFindings.of(
              new TwoLayerResults.Stacks((StacksSpec) spec(text), List.of(), List.of(), List.of()));
      assertThat(none.lead()).flatExtracting(Table::rows).isEmpty();
      assertThat(none.galleries()).isEmpty();
      assertThat(none.answer())
          .isEqualTo("No students have finished yet; run the study to its end.");
    }
    Findings none =
        TwoLayerFindings.of(
            new TwoLayerResults.Scaling((ScalingSpec) spec(Samples.SCALING), List.of(), List.of()));
    assertThat(none.lead()).flatExtracting(Table::rows).isEmpty();
    assertThat(none.galleries()).isEmpty();
    assertThat(none.answer()).isEqualTo("No students have finished yet; run the study to its end.");
  }

  private static Findings scaling() {
    List<ScalingResult> points =
        List.of(point("4", .32, List.of(4, 4, 6)), point("8", .16, List.of(16, 16, 24)));
    return TwoLayerFindings.of(
        new TwoLayerResults.Scaling(
            (ScalingSpec) spec(Samples.SCALING), points, List.of(bound(.5, .2), bound(.2, .1))));
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
        "circle-" + label, "f", "circle", label, 4, 2, 1, bounds, 60, rows, null, null);
  }

  private static BoundResult bound(double promised, double averaged) {
    Guarantee asked = Guarantee.hardRisk(promised, .5, new Guarantee.Setting(1, 2, .05));
    Student student = new Student(4, 1, 0, 1, 1);
    Risk risk = new Risk(averaged, 0);
    Course course =
        new Course(student, risk, new Risk(averaged / 2, 0), List.of(0), List.of(risk), .01, .01);
    return new BoundResult(
        "bound-hard-" + promised,
        "f",
        "circle 4",
        Labels.HARD,
        promised,
        4,
        new MarginBounds(.35, .36, 4000, 10),
        asked,
        (int) asked.width(),
        (int) asked.iterations(),
        .6931,
        List.of(course),
        null,
        null);
  }

  @Test
  void slopesStandBesideTheTheorysAndLossesBesideTheirBounds() {
    Findings findings = scaling();
    assertThat(text(findings.lead().get(0)))
        .startsWith(
            """
            Slopes of log width over log 1/γ
            data     arm     error  slope  95 % interval  margins  theory
            ─────────────────────────────────────────────────────────────
            circle  hard      last   2.00   1.42 to 2.58   2 of 2       4
            circle  soft  averaged   2.00   1.42 to 2.58   2 of 2       2
            circle  soft      last   2.00   1.42 to 2.58   2 of 2       2
            """);
    assertThat(text(findings.lead().get(1)))
        .isEqualTo(
            """
            Students trained as the theorems ask
            labels      data       γ   width  steps  rate     B  untrained loss  promised β  averaged loss  last loss  farthest unit    B/√m
            ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
            hard    circle 4  0.3500  21,092    283  1.00  7.01           0.693         0.5          0.200      0.100         0.0100  0.0483
            hard    circle 4  0.3500  28,435  1,644  1.00  10.7           0.693         0.2          0.100     0.0500         0.0100  0.0633
            Theorem 2 for soft labels, Proposition 5 for hard ones; the losses and the movement of the worst seed.
            """);
    assertThat(findings.answer())
        .isEqualTo(
            "By hard labels the smallest width grew like 1/γ to a power of 2.00 to 2.00 (1 fit); of"
                + " the intervals 0 hold the theory's 4, 1 lie below it, 0 above, 0 are open. By"
                + " soft labels the smallest width grew like 1/γ to a power of 2.00 to 2.00 (2 fits);"
                + " of the intervals 2 hold the theory's 2, 0 lie below it, 0 above, 0 are open."
                + " Trained as the theorems ask, students kept the promised averaged loss in 2 of 2 cases; it was 2.0 to 2.5"
                + " times smaller.");
    assertThat(text(findings.tables().get(0)))
        .startsWith(
            """
            circle: width at which 50.0 % of the seeds reach an error of 10.0 % averaged over the iterations
            data              γ  steps            hard          soft  soft: enough  hard: enough
            ────────────────────────────────────────────────────────────────────────────────────
            4     0.3200–0.3200     60  >128 [0, >128]   4 [0, >128]       2.0e+06       2.5e+05
            8     0.1600–0.1600     60  >128 [0, >128]  16 [0, >128]       8.2e+06       3.9e+06
            """);
    assertThat(figures(findings))
        .containsExactly(
            "width-circle-averaged",
            "width-circle-last",
            "slopes-last",
            "slopes-averaged",
            "bound-hard-labels-circle-4");
  }

  @Test
  void everySeedsWidthIsARowOfTheCsvFile() {
    assertThat(scaling().trials().lines())
        .hasSize(25)
        .startsWith(
            "trial,family,data,gamma_low,gamma_high,arm,error,rank,width",
            "circle-4,circle,4,0.32,0.32,hard,averaged,1,8",
            "circle-4,circle,4,0.32,0.32,hard,averaged,2,");
  }
}
