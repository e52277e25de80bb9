package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.theory.LogLogSlope.Point;
import io.github.distill4j.train.stack.MinimalWidths;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLogSlopeTest {

  private static final int FAILED = Integer.MAX_VALUE;

  private static Point point(double margin, Integer... widths) {
    return new Point(margin, new MinimalWidths(List.of(widths)));
  }

  @Test
  void aPowerIsFoundExactlyWhenSeedsAgree() {
    List<Point> points =
        DoubleStream.of(.5, .25, .125, .0625)
            .mapToObj(g -> point(g, (int) (4 / (g * g)), (int) (4 / (g * g))))
            .toList();
    LogLogSlope slope = LogLogSlope.of(points, .5, 1);
    assertThat(slope.value()).isCloseTo(2, within(1e-12));
    assertThat(slope.low()).isCloseTo(2, within(1e-12));
    assertThat(slope.high()).isCloseTo(2, within(1e-12));
    assertThat(slope.margins()).isEqualTo(4);
    assertThat(slope.censored()).isZero();
  }

  @Test
  void seedsThatDisagreeWidenTheInterval() {
    List<Point> points =
        IntStream.of(1, 2, 4, 8)
            .mapToObj(k -> point(.4 / k, 8 * k, 9 * k, 10 * k, 12 * k, 16 * k, 20 * k))
            .toList();
    LogLogSlope slope = LogLogSlope.of(points, .5, 1);
    assertThat(slope.value()).isCloseTo(1, within(1e-12));
    assertThat(slope.low()).isBetween(.5, .97);
    assertThat(slope.high()).isBetween(1.03, 1.5);
    assertThat(LogLogSlope.of(points, .5, 1)).isEqualTo(slope);
  }

  @Test
  void aMarginWithoutAWidthIsLeftOutAndLeavesTheIntervalOpen() {
    List<Point> points = List.of(point(.4, 4, 4), point(.2, 8, 8), point(.1, FAILED, FAILED));
    LogLogSlope slope = LogLogSlope.of(points, .5, 1);
    assertThat(slope.value()).isCloseTo(1, within(1e-12));
    assertThat(slope.margins()).isEqualTo(2);
    assertThat(slope.censored()).isEqualTo(1);
    assertThat(slope.low()).isCloseTo(1, within(1e-12));
    assertThat(slope.high()).isInfinite();
  }

  /**
   * Of five seeds one fails: the median of a resample is lost when three or more of its five draws
   * are that one, with chance 5.8 %. Of six with one, four or more of six: 0.9 %. (At the median of
   * six, the third, four must fail.)
   */
  @Test
  void resamplesThatLoseAMarginLeaveTheIntervalOpenWhenThereAreMany() {
    Point narrow = point(.4, 4, 4, 4, 4, 4, 4);
    LogLogSlope often = LogLogSlope.of(List.of(narrow, point(.2, 8, 8, 8, 8, FAILED)), .5, 1);
    assertThat(often.value()).isCloseTo(1, within(1e-12));
    assertThat(often.censored()).isZero();
    assertThat(often.high()).isInfinite();
    LogLogSlope seldom = LogLogSlope.of(List.of(narrow, point(.2, 8, 8, 8, 8, 8, FAILED)), .5, 1);
    assertThat(seldom.high()).isCloseTo(1, within(1e-12));
  }

  @Test
  void oneMarginHasNoSlope() {
    assertThatThrownBy(() -> LogLogSlope.of(List.of(point(.4, 4)), .5, 1))
        .hasMessageContaining("two margins");
  }
}
