package io.github.distill4j.measure;

import static io.github.distill4j.measure.statistics.Golden.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.label.Logits;
import io.github.distill4j.measure.statistics.Golden;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sixty examples of seven classes, measured here and by NumPy. */
class GoldenMeasuresTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final List<String> CLASSES = List.of("a", "b", "c", "d", "e", "f", "g");

  private final JsonNode golden = Golden.part("model");
  private final double temperature =
      FittedTemperature.on(
          Outputs.of(
              Golden.outputs(golden, "validation"), Golden.labels(golden, "validationLabels")));
  private final Logits logits = Golden.outputs(golden, "test");
  private final int[] labels = Golden.labels(golden, "labels");
  private final Outputs outputs =
      Outputs.of(logits, labels).withFitted(temperature).beside(Golden.outputs(golden, "teacher"));
  private final Map<String, Double> found = Measures.STANDARD.of(outputs);

  @ParameterizedTest
  @CsvSource({
    "accuracy, accuracy",
    "top5, top5",
    "nll, nll",
    "brier, brier",
    "ece, ece",
    "agreement, agreement",
    "kl, kl",
    "logit-distance, logitDistance",
    "same-wrong, sameWrong",
    "rescued, rescued"
  })
  void eachEqualsNumPys(String measure, String expected) {
    assertThat(found.get(measure)).isEqualTo(number(golden, expected), ROUNDING);
  }

  @Test
  void allAreMeasured() {
    assertThat(found).containsOnlyKeys(Measures.STANDARD.names());
  }

  /**
   * Brent's minimum is good to the root of a double's precision, SciPy's root of the slope more.
   */
  @Test
  void fittedTemperatureEqualsSciPys() {
    double expected = number(golden, "temperature");
    assertThat(temperature).isEqualTo(expected, within(1e-8 * expected));
    assertThat(found).containsEntry("fitted-temperature", temperature);
    assertThat(found.get("scaled-nll")).isEqualTo(number(golden, "scaledNll"), within(1e-8));
    assertThat(found.get("scaled-ece")).isEqualTo(number(golden, "scaledEce"), within(1e-8));
  }

  @Test
  void reliabilityEqualsNumPys() {
    JsonNode bins = golden.required("bins");
    List<Bin> reliability = Calibration.of(outputs).bins();
    assertThat(reliability).hasSize(Calibration.BINS);
    for (int b = 0; b < Calibration.BINS; b++) {
      Bin bin = reliability.get(b);
      assertThat(bin.count()).isEqualTo(bins.get(b).get(0).intValue());
      assertThat(bin.confidence()).isEqualTo(bins.get(b).get(1).doubleValue(), ROUNDING);
      assertThat(bin.accuracy()).isEqualTo(bins.get(b).get(2).doubleValue(), ROUNDING);
    }
  }

  @Test
  void confusionEqualsNumPys() throws IOException {
    int[][] counts = new ObjectMapper().treeToValue(golden.required("confusion"), int[][].class);
    assertThat(ConfusionMatrix.of(CLASSES, outputs))
        .isEqualTo(new ConfusionMatrix(CLASSES, counts));
  }

  @Test
  void predictionsTellWhatWasSaidAndWhatWasRight() {
    Predictions predictions = Predictions.of(outputs, "images");
    int[] said = predictions.unpacked();
    assertThat(said).isEqualTo(IntStream.range(0, 60).map(logits::prediction).toArray());
    assertThat(predictions.rightPlaces().stream())
        .containsExactlyElementsOf(
            IntStream.range(0, 60).filter(i -> said[i] == labels[i]).boxed().toList());
  }
}
