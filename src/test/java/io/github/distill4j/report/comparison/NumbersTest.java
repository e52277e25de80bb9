package io.github.distill4j.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.measure.statistics.Spread;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void numbersHaveATrueMinusAndNothingForWhatIsNone() {
    assertThat(Numbers.fixed(-1234.567, 1)).isEqualTo("−1,234.6");
    assertThat(Numbers.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.fixed(Double.NaN, 2)).isEmpty();
    assertThat(Numbers.signed(0.5, 1)).isEqualTo("+0.5");
    assertThat(Numbers.signed(-0.5, 1)).isEqualTo("−0.5");
    assertThat(Numbers.signed(0.001, 1)).isEqualTo("0.0");
    assertThat(Numbers.interval(new Interval(-1, 2), 1)).isEqualTo("[−1.0, +2.0]");
    assertThat(Numbers.interval(null, 1)).isEmpty();
  }

  @Test
  void aSpreadOfOneValueHasNoDeviation() {
    assertThat(Numbers.spread(Spread.of(new double[] {3}), 1)).isEqualTo("3.0");
    assertThat(Numbers.spread(Spread.of(new double[] {1, 3}), 2)).isEqualTo("2.00 ± 1.41");
    assertThat(Numbers.spread(Spread.of(new double[] {0, 0}), 2)).isEqualTo("0");
  }

  @Test
  void smallPsAreGivenAsABound() {
    assertThat(Numbers.p(0.03125)).isEqualTo("0.031");
    assertThat(Numbers.p(0.0004)).isEqualTo("<0.001");
  }
}
