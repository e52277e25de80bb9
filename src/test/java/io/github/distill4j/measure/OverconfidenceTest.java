package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.label.Logits;
import org.junit.jupiter.api.Test;

class OverconfidenceTest {

  private static double measured(float logit, int... labels) {
    float[] logits = new float[2 * labels.length];
    for (int i = 0; i < labels.length; i++) {
      logits[2 * i] = logit;
    }
    return new Overconfidence().of(Outputs.of(new Logits(logits, 2, "test"), labels)).orElseThrow();
  }

  /** Each is predicted as class 0 with probability 1/(1 + e^−z). */
  @Test
  void itIsConfidenceLessAccuracyAndHasASign() {
    double confidence = 1 / (1 + Math.exp(-1));
    assertThat(measured(1, 0, 0, 1, 1)).isEqualTo(confidence - 0.5, within(1e-15));
    assertThat(measured(1, 0, 0, 0, 0)).isEqualTo(confidence - 1, within(1e-15));
  }
}
