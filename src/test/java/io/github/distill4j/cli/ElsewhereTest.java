package io.github.distill4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.machine.Provenance;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ElsewhereTest {

  private static Provenance made(String cpu, int threads) {
    return new Provenance(
        "0.1.0 abc1234",
        "17.0.15+6",
        "Acme",
        "Linux amd64",
        cpu,
        "library avx2, oneDNN avx2",
        2,
        "CpuBackend",
        "linux-x86_64-onednn-avx2",
        "oneDNN 2.3.0, called directly",
        threads,
        "passive",
        "1.0.0-M2.1",
        "0def");
  }

  @Test
  void resultsThatMayHaveTheSameBitsNeedNoNote() {
    Provenance here = made("A", 2);
    assertThat(Elsewhere.note(Stream.of(), here)).isEmpty();
    assertThat(Elsewhere.note(Stream.of(here, made("unknown", 2), null), here)).isEmpty();
  }

  @Test
  void eachDifferenceIsToldOnce() {
    assertThat(Elsewhere.note(Stream.of(made("B", 2), made("A", 2), made("B", 1)), made("A", 2)))
        .hasValue(
            "Note: 2 of 3 results were made elsewhere (CPU: A, there B; threads: 2, there 1): here"
                + " the same seeds give other bits.");
  }
}
