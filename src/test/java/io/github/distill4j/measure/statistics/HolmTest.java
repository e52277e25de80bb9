package io.github.distill4j.measure.statistics;

import static io.github.distill4j.measure.statistics.Golden.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HolmTest {

  static Stream<JsonNode> holm() {
    return Golden.cases("holm");
  }

  @ParameterizedTest
  @MethodSource("holm")
  void equalsClosedTesting(JsonNode golden) {
    assertThat(Holm.adjusted(numbers(golden, "p")))
        .containsExactly(numbers(golden, "adjusted"), within(1e-15));
  }

  @Test
  void noTestsNeedNoCorrection() {
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }

  @Provide
  Arbitrary<double[]> probabilities() {
    return Arbitraries.doubles().between(0, 1).array(double[].class).ofMinSize(1).ofMaxSize(12);
  }

  @Property
  void neverSmallerNeverAboveOneAndInTheSameOrder(@ForAll("probabilities") double[] p) {
    double[] adjusted = Holm.adjusted(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], Math.min(1, p.length * p[i]));
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] <= p[j] && adjusted[i] > adjusted[j]).isFalse();
      }
    }
  }
}
