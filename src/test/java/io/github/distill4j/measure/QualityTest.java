package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QualityTest {

  /** Logits of at most 2.9 are rounded once; at worst two of them err apart. */
  private static final Offset<Double> ROUNDING = within((double) Math.ulp(2.9f));

  /** Outputs whose probabilities are given, one example after the other. */
  private static Logits outputs(int classes, double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]);
    }
    return new Logits(logits, classes, "test");
  }

  @Test
  void fourExamplesByHand() {
    Logits outputs = outputs(2, 0.9, 0.1, 0.6, 0.4, 0.3, 0.7, 0.8, 0.2);
    Quality quality = Quality.of(outputs, new int[] {0, 1, 1, 0});
    assertThat(quality.accuracy()).isEqualTo(0.75);
    double nll = -(Math.log(0.9) + Math.log(0.4) + Math.log(0.7) + Math.log(0.8)) / 4;
    assertThat(quality.nll()).isEqualTo(nll, ROUNDING);
    // (2·0.1² + 2·0.6² + 2·0.3² + 2·0.2²) / 4
    assertThat(quality.brier()).isEqualTo(0.25, ROUNDING);
    // Four bins of one example each: |1−.9| + |0−.6| + |1−.7| + |1−.8|, over 4.
    assertThat(quality.ece()).isEqualTo(0.3, ROUNDING);
  }

  @Test
  void examplesOfOneBinAreAveragedBeforeTheGapIsTaken() {
    // 0.94 and 0.96 share the bin (14/15, 1]; accuracy 0.5, confidence 0.95.
    Logits outputs = outputs(2, 0.94, 0.06, 0.96, 0.04);
    assertThat(Quality.of(outputs, new int[] {0, 1}).ece()).isEqualTo(0.45, ROUNDING);
  }

  @Test
  void certaintyAndErrorStayFinite() {
    Logits outputs = new Logits(new float[] {200, 0}, 2, "test");
    Quality quality = Quality.of(outputs, new int[] {1});
    assertThat(quality).isEqualTo(new Quality(0, null, 200, 2, 1));
  }

  @Test
  void ofFiveEqualLogitsTheFirstFiveAreTheTopFive() {
    Logits flat = new Logits(new float[12], 6, "test");
    assertThat(Quality.of(flat, new int[] {4, 5}).top5()).isEqualTo(0.5);
    assertThat(Quality.of(new Logits(new float[5], 5, "test"), new int[1]).top5()).isNull();
  }

  @Test
  void refusesEmptyAndUnequalInput() {
    Logits one = outputs(2, 0.5, 0.5);
    assertThatThrownBy(() -> Quality.of(one, new int[0])).isInstanceOf(UserMistake.class);
    assertThatThrownBy(() -> Quality.of(one, new int[2])).isInstanceOf(UserMistake.class);
  }
}
