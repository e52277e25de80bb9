package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.label.Logits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FittedTemperatureTest {

  private static final int[] THREE_OF_FOUR = {0, 0, 0, 1};

  /** The same two logits for each of four examples. */
  private static Logits four(double logit) {
    float z = (float) logit;
    return new Logits(new float[] {z, 0, z, 0, z, 0, z, 0}, 2, "test");
  }

  private static double fitted(Logits outputs, int[] labels) {
    return FittedTemperature.on(Outputs.of(outputs, labels));
  }

  /** Right in three of four: the best confidence is 3/4, so z / T = log 3. */
  @Property(tries = 50)
  void confidenceBecomesTheShareThatIsRight(@ForAll @DoubleRange(min = 0.05, max = 50) double z) {
    double expected = (float) z / Math.log(3);
    assertThat(fitted(four(z), THREE_OF_FOUR)).isEqualTo(expected, within(1e-6 * expected));
  }

  @Test
  void outputsThatAreAlwaysRightCannotBeSureEnough() {
    double temperature = fitted(four(1), new int[4]);
    assertThat(temperature).isBetween(FittedTemperature.LOWEST, 0.05);
    assertThat(new Nll().of(Outputs.of(four(1), new int[4]).at(temperature)).orElseThrow())
        .isLessThan(1e-12);
  }

  @Test
  void outputsThatAreMostlyWrongCannotBeUnsureEnough() {
    assertThat(fitted(four(-1), THREE_OF_FOUR)).isEqualTo(FittedTemperature.HIGHEST, within(1e-3));
  }

  @Test
  void outputsThatSayNothingStayAsTheyAre() {
    assertThat(fitted(four(0), THREE_OF_FOUR)).isEqualTo(1);
  }
}
