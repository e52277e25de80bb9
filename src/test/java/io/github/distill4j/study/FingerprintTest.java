package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FingerprintTest {

  /** SHA-256 of the bytes 3f 80 00 00 40 00 00 00. */
  @Test
  void parametersCountAsTheBytesOfTheirFloats() {
    assertThat(Fingerprint.ofValues(Nd4j.createFromArray(1f, 2f)))
        .isEqualTo("c5576db40f111dd49db210a362bd99630d1872d61dfd1997c42238c0b2e0aff2");
  }

  @Test
  void everyParameterCounts() {
    INDArray many = Nd4j.zeros(1, 5000);
    String before = Fingerprint.ofValues(many);
    many.putScalar(2500, 1e-30f);
    assertThat(Fingerprint.ofValues(many)).isNotEqualTo(before);
  }

  @Test
  void whatHasNoCanonicalTextIsRefused() {
    assertThatThrownBy(() -> Fingerprint.of(Nd4j.zeros(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no canonical text");
  }
}
