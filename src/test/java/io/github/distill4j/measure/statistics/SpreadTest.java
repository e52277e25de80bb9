package io.github.distill4j.measure.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void dividesByOneLessThanTheCount() {
    Spread spread = Spread.of(new double[] {1, 2, 3, 4});
    assertThat(spread.mean()).isEqualTo(2.5);
    assertThat(spread.deviation()).isEqualTo(Math.sqrt(5.0 / 3), within(1e-15));
  }

  @Test
  void noValueHasNoMean() {
    assertThat(Spread.of(new double[0])).isEqualTo(new Spread(Double.NaN, Double.NaN, 0));
  }

  @Test
  void oneValueHasNoDeviation() {
    assertThat(Spread.of(new double[] {7})).isEqualTo(new Spread(7, Double.NaN, 1));
  }
}
