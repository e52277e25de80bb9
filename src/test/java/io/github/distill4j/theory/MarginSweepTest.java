package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.theory.ControlledData.Circle;
import io.github.distill4j.theory.MarginSweep.Arm;
import io.github.distill4j.theory.MarginSweep.Row;
import io.github.distill4j.theory.WidthTrials.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginSweepTest {

  private static final Arm HARD = new Arm("hard", false, 4, 1);
  private static final Arm SOFT = new Arm("soft", true, 4, 1);

  @Test
  void smallerMarginsNeedWiderStudentsInEveryArm() {
    MarginSweep sweep =
        new MarginSweep(
            List.of(HARD, SOFT), 3, .1, new WidthSearch(2, 512, 1.5), Variant.ANALYSED, 60, 10);
    List<Row> rows = new ArrayList<>(sweep.on(new Circle(4)));
    rows.addAll(sweep.on(new Circle(12)));
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).margin().lower()).isCloseTo(Math.sqrt(2) / 4, within(2e-3));
    assertThat(rows.get(0).arm()).isEqualTo(HARD);
    assertThat(rows.get(3).arm()).isEqualTo(SOFT);
    assertThat(rows.get(3).criterion()).isEqualTo(Criterion.LAST);
    for (Arm arm : List.of(HARD, SOFT)) {
      LogLogSlope slope = MarginSweep.slope(rows, arm, Criterion.LAST, .5);
      assertThat(slope.margins()).isEqualTo(2);
      assertThat(slope.value()).isPositive();
    }
  }
}
