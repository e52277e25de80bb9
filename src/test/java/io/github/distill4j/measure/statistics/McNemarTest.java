package io.github.distill4j.measure.statistics;

import static io.github.distill4j.measure.statistics.Golden.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;
import io.github.distill4j.measure.Outputs;
import io.github.distill4j.measure.Predictions;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class McNemarTest {

  static Stream<JsonNode> mcNemar() {
    return Golden.cases("mcNemar");
  }

  @ParameterizedTest
  @MethodSource("mcNemar")
  void equalsSciPysBinomialTest(JsonNode golden) {
    double p = number(golden, "p");
    McNemar found =
        McNemar.of(golden.required("first").intValue(), golden.required("second").intValue());
    assertThat(found.p()).isEqualTo(p, within(1e-11 * p));
  }

  /** Predictions of two classes for images whose labels are all 0. */
  private static Predictions predictions(String images, int... predicted) {
    float[] logits = new float[2 * predicted.length];
    for (int i = 0; i < predicted.length; i++) {
      logits[2 * i + predicted[i]] = 1;
    }
    return Predictions.of(
        Outputs.of(new Logits(logits, 2, "test"), new int[predicted.length]), images);
  }

  @Test
  void countsTheImagesThatOnlyOneGetsRight() {
    Predictions first = predictions("i", 0, 0, 1, 1, 0, 0);
    Predictions second = predictions("i", 0, 1, 0, 1, 1, 1);
    McNemar found = McNemar.of(first, second);
    assertThat(found.onlyFirst()).isEqualTo(3);
    assertThat(found.onlySecond()).isEqualTo(1);
    // 2 · (1 + 4) / 2⁴
    assertThat(found.p()).isEqualTo(0.625, within(1e-14));
    assertThat(McNemar.of(second, first)).isEqualTo(new McNemar(1, 3, found.p()));
    assertThat(McNemar.of(first, first)).isEqualTo(new McNemar(0, 0, 1));
  }

  @Test
  void otherImagesAreRefused() {
    assertThatThrownBy(() -> McNemar.of(predictions("these", 0), predictions("those", 0)))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("these")
        .hasMessageContaining("those");
    assertThatThrownBy(() -> McNemar.of(predictions("i", 0), predictions("i", 0, 0)))
        .isInstanceOf(UserMistake.class);
  }

  @Property
  void pIsAProbabilityWhicheverModelComesFirst(
      @ForAll @IntRange(max = 400) int first, @ForAll @IntRange(max = 400) int second) {
    double p = McNemar.of(first, second).p();
    assertThat(p).isGreaterThan(0).isLessThanOrEqualTo(1);
    assertThat(McNemar.of(second, first).p()).isEqualTo(p);
  }
}
