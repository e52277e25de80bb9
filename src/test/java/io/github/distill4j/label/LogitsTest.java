package io.github.distill4j.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogitsTest {

  @Test
  void probabilitiesAreTheSoftmaxAtTheTemperature() {
    Logits labels = new Logits(new float[] {0, 0, 2, 0}, 2, "test");
    assertThat(labels.probabilities(0, 3)).containsExactly(0.5, 0.5);
    assertThat(labels.probabilities(1, 1)[0]).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-15));
    assertThat(labels.probabilities(1, 4)[0]).isEqualTo(1 / (1 + Math.exp(-0.5)), within(1e-15));
  }

  @Test
  void hugeLogitsOverflowNothing() {
    Logits labels = new Logits(new float[] {1e30f, -1e30f}, 2, "test");
    assertThat(labels.probabilities(0, 1)).containsExactly(1, 0);
    assertThat(labels.logProbabilities(0, 1)).containsExactly(0, -2e30f);
  }

  @Property
  void logProbabilitiesStandInForLogitsAtAnyTemperature(
      @ForAll @Size(5) List<@FloatRange(min = -20, max = 20) Float> drawn,
      @ForAll @DoubleRange(min = 0.5, max = 64) double temperature) {
    float[] logits = new float[5];
    for (int k = 0; k < 5; k++) {
      logits[k] = drawn.get(k);
    }
    Logits labels = new Logits(logits, 5, "logits");
    float[] logP = new float[5];
    for (int k = 0; k < 5; k++) {
      logP[k] = (float) labels.logProbabilities(0, 1)[k];
    }
    double[] direct = labels.probabilities(0, temperature);
    double[] through = new Logits(logP, 5, "log p").probabilities(0, temperature);
    // Storing log p as floats of up to 40 costs 2e-6 in the exponent, divided by T of at least 0.5.
    for (int k = 0; k < 5; k++) {
      assertThat(through[k]).isEqualTo(direct[k], within(1e-5));
    }
  }

  @Test
  void refusesWhatIsNoWholeTable() {
    assertThatThrownBy(() -> new Logits(new float[] {1, 2, 3}, 2, "crowd"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("crowd")
        .hasMessageContaining("3 values");
    assertThatThrownBy(() -> new Logits(new float[] {1, Float.NaN}, 2, "crowd"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("NaN");
  }
}
