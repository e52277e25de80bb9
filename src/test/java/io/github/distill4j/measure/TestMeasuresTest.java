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
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Sixty examples of seven classes, measured here and by NumPy. */
class TestMeasuresTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final List<String> CLASSES = List.of("a", "b", "c", "d", "e", "f", "g");

  private final JsonNode golden = Golden.part("model");
  private final Logits outputs = Golden.outputs(golden, "test");
  private final int[] labels = Golden.labels(golden, "labels");
  private final double temperature =
      FittedTemperature.of(
          Golden.outputs(golden, "validation"), Golden.labels(golden, "validationLabels"));
  private final TestMeasures found =
      TestMeasures.of(
          outputs, labels, "images", CLASSES, temperature, Golden.outputs(golden, "teacher"));

  @Test
  void qualityEqualsNumPys() {
    Quality quality = found.quality();
    assertThat(quality.accuracy()).isEqualTo(number(golden, "accuracy"), ROUNDING);
    assertThat(quality.top5()).isEqualTo(number(golden, "top5"), ROUNDING);
    assertThat(quality.nll()).isEqualTo(number(golden, "nll"), ROUNDING);
    assertThat(quality.brier()).isEqualTo(number(golden, "brier"), ROUNDING);
    assertThat(quality.ece()).isEqualTo(number(golden, "ece"), ROUNDING);
  }

  /**
   * Brent's minimum is good to the root of a double's precision, SciPy's root of the slope more.
   */
  @Test
  void fittedTemperatureEqualsSciPys() {
    double expected = number(golden, "temperature");
    assertThat(temperature).isEqualTo(expected, within(1e-8 * expected));
    assertThat(found.scaling().temperature()).isEqualTo(temperature);
    assertThat(found.scaling().nll()).isEqualTo(number(golden, "scaledNll"), within(1e-8));
    assertThat(found.scaling().ece()).isEqualTo(number(golden, "scaledEce"), within(1e-8));
  }

  @Test
  void reliabilityEqualsNumPys() {
    JsonNode bins = golden.required("bins");
    assertThat(found.reliability()).hasSize(Quality.BINS);
    for (int b = 0; b < Quality.BINS; b++) {
      Bin bin = found.reliability().get(b);
      assertThat(bin.count()).isEqualTo(bins.get(b).get(0).intValue());
      assertThat(bin.confidence()).isEqualTo(bins.get(b).get(1).doubleValue(), ROUNDING);
      assertThat(bin.accuracy()).isEqualTo(bins.get(b).get(2).doubleValue(), ROUNDING);
    }
  }

  @Test
  void confusionEqualsNumPys() throws IOException {
    int[][] counts = new ObjectMapper().treeToValue(golden.required("confusion"), int[][].class);
    assertThat(found.confusion()).isEqualTo(new ConfusionMatrix(CLASSES, counts));
  }

  @Test
  void fidelityEqualsNumPys() {
    Fidelity fidelity = found.fidelity();
    assertThat(fidelity.agreement()).isEqualTo(number(golden, "agreement"), ROUNDING);
    assertThat(fidelity.kl()).isEqualTo(number(golden, "kl"), ROUNDING);
    assertThat(fidelity.logitDistance()).isEqualTo(number(golden, "logitDistance"), ROUNDING);
    assertThat(fidelity.sameWrong()).isEqualTo(number(golden, "sameWrong"), ROUNDING);
    assertThat(fidelity.rescued()).isEqualTo(number(golden, "rescued"), ROUNDING);
  }

  @Test
  void predictionsTellWhatWasSaidAndWhatWasRight() {
    int[] said = found.predictions().unpacked();
    assertThat(said).isEqualTo(IntStream.range(0, 60).map(outputs::prediction).toArray());
    assertThat(found.predictions().rightPlaces().stream())
        .containsExactlyElementsOf(
            IntStream.range(0, 60).filter(i -> said[i] == labels[i]).boxed().toList());
  }

  @Test
  void theTeacherIsNotComparedWithItself() {
    assertThat(TestMeasures.of(outputs, labels, "images", CLASSES, 1, null).fidelity()).isNull();
  }
}
