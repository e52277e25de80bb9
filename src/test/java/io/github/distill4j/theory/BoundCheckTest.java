package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.distill4j.UserMistake;
import io.github.distill4j.theory.ControlledData.Circle;
import io.github.distill4j.theory.ControlledData.Parity;
import io.github.distill4j.theory.ControlledData.Slab;
import io.github.distill4j.theory.ControlledData.TwoPoints;
import io.github.distill4j.train.stack.BinaryLoss;
import io.github.distill4j.train.stack.Course;
import io.github.distill4j.train.stack.LabelColumns;
import io.github.distill4j.train.stack.Risk;
import io.github.distill4j.train.stack.Student;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoundCheckTest {

  private static final TwoPoints OPPOSITE = new TwoPoints(Math.PI, false);

  /** KL(Bern(sigmoid(1/2)) ‖ Bern(1/2)), computed outside this project. */
  private static final double LARGEST_START = 0.030299861980765924;

  @Test
  void softStudentsAreTrainedAsTheoremTwoAsks() {
    List<Integer> steps = new ArrayList<>();
    BoundCheck.Outcome found = new BoundCheck(OPPOSITE, true, .2, .05, 2).run(steps::add);
    assertThat(found.asked().width()).isCloseTo(2866.378402287992, withinPercentage(1e-9));
    assertThat(found.width()).isEqualTo(2868);
    assertThat(found.iterations()).isEqualTo(225);
    assertThat(steps).hasSize(225).endsWith(225);
    assertThat(found.courses())
        .extracting(Course::student)
        .containsExactly(new Student(2868, 1, 0, .2 / 3, 1), new Student(2868, 2, 0, .2 / 3, 1));
    double p = 1 / (1 + Math.exp(-.5));
    for (Course course : found.courses()) {
      assertThat(course.risks().get(0).loss()).isCloseTo(LARGEST_START, within(1e-12));
      assertFollows(course, ofInfiniteWidth(p, .2 / 3, 225, 1), 1);
    }
  }

  /** A unit may move by 7/√m, across the edge between its points: 4 % of them start so near it. */
  @Test
  void hardStudentsAreTrainedAsPropositionFiveAsksAndKeepItsWord() {
    BoundCheck.Outcome found = new BoundCheck(OPPOSITE, false, .5, .05, 1).run(t -> {});
    assertThat(found.margin().lower()).isCloseTo(.5, within(1e-12));
    assertThat(found.asked().width()).isCloseTo(21092.626494096086, withinPercentage(1e-9));
    assertThat(found.width()).isEqualTo(21094);
    assertThat(found.iterations()).isEqualTo(284);
    Course course = found.courses().get(0);
    assertThat(course.student().rate()).isEqualTo(1);
    assertThat(course.student().radius()).isCloseTo(7.01122912680622, withinPercentage(1e-9));
    assertThat(course.risks().get(0).loss()).isCloseTo(Math.log(2), within(1e-15));
    assertThat(course.averaged().loss()).isLessThanOrEqualTo(.5);
    assertFollows(course, ofInfiniteWidth(1, 1, 284, course.student().radius()), 3);
  }

  /** The losses fall, so that records that stand for those after them err upward. */
  private static void assertFollows(Course course, double[] losses, double percent) {
    int every = losses.length / 100;
    assertThat(course.recorded()).startsWith(0, 1, 2).endsWith((losses.length - 1) / every * every);
    assertThat(course.risks()).isSortedAccordingTo(Comparator.comparing(Risk::loss).reversed());
    for (int k = 0; k < course.risks().size(); k++) {
      assertThat(course.risks().get(k).loss())
          .isCloseTo(losses[course.recorded().get(k)], withinPercentage(percent));
    }
    double average = Arrays.stream(losses).average().orElseThrow();
    assertThat(course.averaged().loss())
        .isBetween(average * (1 - percent / 100), average * (1 + 4 * percent / 100));
    // Weights of at most 8 in single precision, rounded when they are brought back.
    assertThat(course.farthest())
        .isLessThanOrEqualTo(
            course.student().radius() / Math.sqrt(course.student().width())
                + Math.sqrt(2) * Math.ulp(4f));
  }

  /**
   * The losses of infinitely many units on two opposite points, by a recursion in f alone. A unit
   * is active on one point only and all that are move alike, so the kernel is 1/2 on each point, 0
   * between them, and moves of at most B/√m leave |f| ≤ B/2.
   */
  private static double[] ofInfiniteWidth(double p, double rate, int iterations, double radius) {
    double[] losses = new double[iterations];
    double f = 0;
    for (int t = 0; t < iterations; t++) {
      double q = 1 / (1 + Math.exp(-f));
      losses[t] = p * Math.log(p / q) + (p == 1 ? 0 : (1 - p) * Math.log((1 - p) / (1 - q)));
      f = Math.min(radius / 2, f + rate / 2 * .5 * (p - q));
    }
    return losses;
  }

  static Stream<ControlledData> all() {
    return Stream.of(
        OPPOSITE,
        new TwoPoints(.3, true),
        new Circle(4),
        new Circle(20),
        new Parity(3),
        new Slab(3, 40, .5, 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void untrainedStudentsAreAlreadyWithinThirtyOneThousandthsOfTheTheoreticalLabels(
      ControlledData data) {
    MarginBracket margin = MarginSweep.margin(data);
    assertThat(Arrays.stream(margin.softLogits()).map(Math::abs).max().orElseThrow())
        .isLessThanOrEqualTo(.5 + 1e-12);
    LabelColumns labels = new LabelColumns(margin.softLogits().length);
    labels.soft(margin.softLogits(), 1);
    double start =
        Arrays.stream(labels.column(0)).map(p -> BinaryLoss.example(0, p)).average().orElseThrow();
    assertThat(start).isBetween(0., LARGEST_START + 1e-12);
  }

  private static Guarantee asked(boolean soft, double loss, double delta, double margin) {
    return new BoundCheck(OPPOSITE, soft, loss, delta, 1).asked(OPPOSITE.examples(), margin);
  }

  @Test
  void whatCannotBeTrainedIsSaid() {
    assertThatThrownBy(() -> asked(true, 1e-4, .05, .5))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "a loss of 1.0E-4 by soft labels asks for 5732757 units and 900000000 steps, expected"
                + " at most 1048576 and 2147483647; ask for a larger loss");
    assertThatThrownBy(() -> asked(false, 1e-9, .05, .5))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("a loss of 1.0E-9 by hard labels asks for 431187 units and 21905");
    assertThatThrownBy(() -> asked(false, .5, .05, 0))
        .isInstanceOf(UserMistake.class)
        .hasMessage("a margin of 0, of which Proposition 5 says nothing; take other data");
  }

  @Test
  void aMarginOfAHalfMayBeARoundingAbove() {
    assertThat(asked(false, .5, .05, .5 + 1e-7)).isEqualTo(asked(false, .5, .05, .5));
    assertThat(asked(true, .5, .05, 0)).isEqualTo(asked(true, .5, .05, .5));
  }

  @Test
  void whatTheTheoremsDoNotCoverIsRefused() {
    assertThatThrownBy(() -> asked(true, 1, .05, .5)).hasMessageContaining("β: found 1.0");
    assertThatThrownBy(() -> asked(false, 0, .05, .5)).hasMessageContaining("β: found 0.0");
    assertThatThrownBy(() -> asked(true, .5, .4, .5)).hasMessageContaining("δ: found 0.4");
    assertThatThrownBy(() -> new BoundCheck(OPPOSITE, true, .5, .05, 0).run(t -> {}))
        .hasMessageContaining("at least one student");
  }
}
