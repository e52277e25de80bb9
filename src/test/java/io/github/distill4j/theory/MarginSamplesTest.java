package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.train.stack.BinaryData;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class MarginSamplesTest {

  @Test
  void samplesGrowToAllFeaturesAndTheLargestIsWhatItIsAlone() {
    BinaryData data = new ControlledData.Circle(8).examples(DataType.DOUBLE);
    MarginSamples samples = MarginSamples.of(data, 4000, .001, 3000);
    assertThat(samples.brackets())
        .extracting(MarginBracket::features)
        .containsExactly(500, 1000, 2000, 4000);
    MarginBracket alone =
        new KernelMargin(data, KernelMargin.gaussian(4000, 2, 1)).solve(.001, 3000);
    assertThat(samples.largest().lower()).isEqualTo(alone.lower());
    assertThat(samples.largest().upper()).isEqualTo(alone.upper());
    double margin = new ControlledData.Circle(8).margin();
    assertThat(samples.largest().upper()).isCloseTo(margin, within(.005));
    assertThat(samples.fresh()).isBetween(margin - .004, margin + .01);
  }

  @Test
  void aFewFeaturesMakeFewerSamples() {
    BinaryData data = new ControlledData.Circle(4).examples(DataType.DOUBLE);
    assertThat(MarginSamples.of(data, 4, .1, 10).brackets())
        .extracting(MarginBracket::features)
        .containsExactly(2, 4);
  }
}
