package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuresTest {

  /** Logits of at most 2.9 are rounded once; at worst two of them err apart. */
  private static final Offset<Double> ROUNDING = within((double) Math.ulp(2.9f));

  /** Measures of outputs whose probabilities are given, one example after the other. */
  private static Map<String, Double> measured(int[] labels, double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]);
    }
    return Measures.STANDARD.of(Outputs.of(new Logits(logits, 2, "test"), labels));
  }

  @Test
  void fourExamplesByHand() {
    Map<String, Double> measures =
        measured(new int[] {0, 1, 1, 0}, 0.9, 0.1, 0.6, 0.4, 0.3, 0.7, 0.8, 0.2);
    assertThat(measures.get("accuracy")).isEqualTo(0.75);
    double nll = -(Math.log(0.9) + Math.log(0.4) + Math.log(0.7) + Math.log(0.8)) / 4;
    assertThat(measures.get("nll")).isEqualTo(nll, ROUNDING);
    // (2·0.1² + 2·0.6² + 2·0.3² + 2·0.2²) / 4
    assertThat(measures.get("brier")).isEqualTo(0.25, ROUNDING);
    // Four bins of one example each: |1−.9| + |0−.6| + |1−.7| + |1−.8|, over 4.
    assertThat(measures.get("ece")).isEqualTo(0.3, ROUNDING);
  }

  @Test
  void examplesOfOneBinAreAveragedBeforeTheGapIsTaken() {
    // 0.94 and 0.96 share the bin (14/15, 1]; accuracy 0.5, confidence 0.95.
    assertThat(measured(new int[] {0, 1}, 0.94, 0.06, 0.96, 0.04).get("ece"))
        .isEqualTo(0.45, ROUNDING);
  }

  @Test
  void certaintyAndErrorStayFiniteAndWhatCannotBeMeasuredIsMissing() {
    Logits certain = new Logits(new float[] {200, 0}, 2, "test");
    assertThat(Measures.STANDARD.of(Outputs.of(certain, new int[] {1})))
        .containsAllEntriesOf(Map.of("accuracy", 0., "nll", 200., "brier", 2., "ece", 1.))
        .doesNotContainKeys("top5", "fitted-temperature", "scaled-ece", "scaled-nll", "kl");
  }

  @Test
  void ofFiveEqualLogitsTheFirstFiveAreTheTopFive() {
    Logits flat = new Logits(new float[12], 6, "test");
    assertThat(new Top5().of(Outputs.of(flat, new int[] {4, 5}))).hasValue(0.5);
    Logits five = new Logits(new float[5], 5, "test");
    assertThat(new Top5().of(Outputs.of(five, new int[1]))).isEmpty();
  }

  @Test
  void aFittedTemperatureIsAMeasureAndScalesOthers() {
    Logits logits = new Logits(new float[] {2, 0}, 2, "test");
    Outputs fitted = Outputs.of(logits, new int[1]).withFitted(2);
    assertThat(Measures.STANDARD.of(fitted))
        .containsEntry("fitted-temperature", 2.)
        .containsEntry("nll", new Nll().of(fitted).orElseThrow())
        .containsEntry("scaled-nll", new Nll().of(fitted.at(2)).orElseThrow());
    double p = 1 / (1 + Math.exp(-1));
    assertThat(Measures.STANDARD.of(fitted).get("scaled-nll"))
        .isEqualTo(-Math.log(p), within(1e-15));
    assertThat(Measures.STANDARD.of(fitted).get("scaled-ece")).isEqualTo(1 - p, within(1e-15));
  }

  @Test
  void everyNameIsOneFileAndColumnCanHaveAndNoneStandsTwice() {
    List<String> names = Measures.STANDARD.names();
    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    for (String name : names) {
      assertThat(Measures.STANDARD.named(name).orElseThrow().description().name()).isEqualTo(name);
    }
    assertThat(Measures.STANDARD.named("speed")).isEmpty();
  }

  @Test
  void refusesEmptyAndUnequalInput() {
    Logits one = new Logits(new float[2], 2, "one");
    assertThatThrownBy(() -> Outputs.of(one, new int[0]))
        .isInstanceOf(UserMistake.class)
        .hasMessage("1 outputs for 0 labels");
    assertThatThrownBy(() -> Outputs.of(one, new int[2])).isInstanceOf(UserMistake.class);
    Logits none = new Logits(new float[0], 2, "none");
    assertThatThrownBy(() -> Outputs.of(none, new int[0]))
        .isInstanceOf(UserMistake.class)
        .hasMessage("0 outputs for 0 labels");
  }
}
