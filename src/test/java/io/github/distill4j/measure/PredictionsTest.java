package io.github.distill4j.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.label.Logits;
import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 128, 256, 257, 1000})
  void everyClassCountIsUnpackedAsItWasPacked(int classes) {
    int[] expected = {0, classes - 1, classes / 2};
    float[] logits = new float[3 * classes];
    for (int i = 0; i < expected.length; i++) {
      logits[i * classes + expected[i]] = 1;
    }
    Predictions packed =
        Predictions.of(
            Outputs.of(new Logits(logits, classes, "test"), new int[] {0, 0, classes / 2}),
            "images");
    assertThat(packed.unpacked()).isEqualTo(expected);
    BitSet right = new BitSet();
    right.set(0);
    right.set(2);
    assertThat(packed.rightPlaces()).isEqualTo(right);
  }
}
