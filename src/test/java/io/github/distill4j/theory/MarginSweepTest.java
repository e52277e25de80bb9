package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.distill4j.theory.ControlledData.Circle;
import io.github.distill4j.theory.MarginSweep.Arm;
import io.github.distill4j.theory.MarginSweep.Row;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.Variant;
import io.github.distill4j.train.stack.WidthSearch;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginSweepTest {

  private static final Arm HARD = new Arm("hard", false, 4, 1);
  private static final Arm SOFT = new Arm("soft", true, 4, 1);

  /** With 4,000 directions the bracket lies below the margin at 64 and at 128 points. */
  @ParameterizedTest
  @ValueSource(ints = {12, 28, 64, 128})
  void theBracketHoldsTheMarginOfPointsOnACircle(int points) {
    Circle circle = new Circle(points);
    WidthSearch least = new WidthSearch(2, 2, 2);
    MarginSweep sweep = new MarginSweep(List.of(SOFT), 1, .1, least, Variant.ANALYSED, 1, 1);
    MarginBracket found = sweep.on(circle).get(0).margin();
    assertThat(found.upper()).isBetween(circle.margin() * (1 - 1e-12), circle.margin() * 1.005);
    assertThat(found.lower()).isBetween(found.upper() / 1.005, circle.margin() * (1 + 1e-12));
  }

  /**
   * Along the circle a student of m units is a sinusoid between 2m kinks, so it has at most 2m
   * signs, and one of width 2, a difference of two ReLUs, has two. Four signs ask for a width of 4,
   * and twelve, one of which may be missed with its two neighbours, for one of 6.
   */
  @Test
  void smallerMarginsNeedWiderStudentsInEveryArm() {
    MarginSweep sweep =
        new MarginSweep(
            List.of(HARD, SOFT), 3, .1, new WidthSearch(2, 512, 1.5), Variant.ANALYSED, 60, 1);
    List<Row> rows = new ArrayList<>(sweep.on(new Circle(4)));
    rows.addAll(sweep.on(new Circle(12)));
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).margin().lower()).isCloseTo(Math.sqrt(2) / 4, withinPercentage(.5));
    assertThat(rows.get(0).arm()).isEqualTo(HARD);
    assertThat(rows.get(3).arm()).isEqualTo(SOFT);
    assertThat(rows.get(3).criterion()).isEqualTo(Criterion.LAST);
    for (int k = 0; k < 4; k++) {
      MinimalWidths few = rows.get(k).widths();
      MinimalWidths many = rows.get(k + 4).widths();
      assertThat(few.sorted()).hasSize(3).allMatch(width -> width >= 4 && width <= 512);
      assertThat(many.sorted()).hasSize(3).allMatch(width -> width >= 6);
      assertThat(many.at(.5)).isBetween(few.at(.5) + 1, 512);
    }
  }
}
