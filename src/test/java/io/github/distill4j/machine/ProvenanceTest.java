package io.github.distill4j.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {

  /** As strict as the reader of results. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /** What results held before the CPU was written down. */
  private static final String EARLIER =
      """
      {"code": "0.1.0 abc1234", "java": "17.0.15+6", "system": "Linux amd64", "cores": 2,
       "backend": "CpuBackend", "kernels": "oneDNN 2.3.0, called directly", "threads": 2,
       "deeplearning4j": "1.0.0-M2.1", "data": "0def"}
      """;

  private static Provenance made(String cpu, String instructions, int threads) {
    return new Provenance(
        "0.1.0 abc1234",
        "17.0.15+6",
        "Acme",
        "Linux amd64",
        cpu,
        instructions,
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
  void everyFactComesBack() throws JsonProcessingException {
    Provenance made = made("A CPU", "library avx2, oneDNN avx2", 2);
    String json = JSON.writeValueAsString(made);
    assertThat(json).contains("\"java-vendor\":\"Acme\"", "\"wait-policy\":\"passive\"");
    assertThat(JSON.readValue(json, Provenance.class)).isEqualTo(made);
  }

  @Test
  void aResultOfAnEarlierVersionHasItsFactsAndUnknownOnes() throws JsonProcessingException {
    assertThat(JSON.readValue(EARLIER, Provenance.class))
        .isEqualTo(
            new Provenance(
                "0.1.0 abc1234",
                "17.0.15+6",
                "unknown",
                "Linux amd64",
                "unknown",
                "unknown",
                2,
                "CpuBackend",
                "unknown",
                "oneDNN 2.3.0, called directly",
                2,
                "unknown",
                "1.0.0-M2.1",
                "0def"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"cores\": 2,", "\"threads\": 2,"})
  void aNumberThatWasAlwaysThereMustBe(String field) {
    String damaged = EARLIER.replace(field, "");
    assertThatThrownBy(() -> JSON.readValue(damaged, Provenance.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void whatDecidesBitsAndIsKnownDiffersAndNothingElse() throws JsonProcessingException {
    Provenance here = made("A CPU", "library avx2, oneDNN avx2", 2);
    assertThat(here.differences(here)).isEmpty();
    assertThat(here.differences(made("B CPU", "library avx2, oneDNN avx512", 1)))
        .containsExactly(
            "CPU: A CPU, there B CPU",
            "instructions: library avx2, oneDNN avx2, there library avx2, oneDNN avx512",
            "threads: 2, there 1");
    assertThat(here.differences(JSON.readValue(EARLIER, Provenance.class))).isEmpty();
    String oneThread = EARLIER.replace("\"threads\": 2", "\"threads\": 1");
    assertThat(here.differences(JSON.readValue(oneThread, Provenance.class)))
        .containsExactly("threads: 2, there 1");
  }

  @Test
  void instructionsNameTheLibrarysOneDnnsAndWhatHoldsThemBack() {
    Backend library = new Backend("CpuBackend", "x", "avx2", 1, true, true);
    Processor processor =
        new Processor("A", Set.of("avx2", "avx512f", "avx512bw", "avx512dq", "avx512vl"));
    assertThat(Provenance.instructions(library, processor, Map.of("OMP_NUM_THREADS", "1")))
        .isEqualTo("library avx2, oneDNN avx512");
    Map<String, String> held = Map.of("DNNL_MAX_CPU_ISA", "AVX2", "OPENBLAS_CORETYPE", "Haswell");
    assertThat(Provenance.instructions(library, processor, held))
        .isEqualTo("library avx2, oneDNN avx512, DNNL_MAX_CPU_ISA=AVX2, OPENBLAS_CORETYPE=Haswell");
    Backend plain = new Backend("CpuBackend", "x", "plain", 1, false, true);
    assertThat(Provenance.instructions(plain, processor, Map.of()))
        .isEqualTo("library plain, no oneDNN");
  }

  @Test
  void thisProcessKnowsItsFacts() {
    Provenance here = Provenance.ofThisProcess("some data", "some kernels");
    assertThat(here.data()).isEqualTo("some data");
    assertThat(here.code()).isEqualTo(CodeVersion.text());
    assertThat(here.classifier()).isNotEqualTo("unknown");
    assertThat(here.machine())
        .startsWith(here.cpu() + "; " + here.threads() + " thread")
        .contains(here.classifier(), "some kernels", "Java " + Runtime.version())
        .doesNotContain("some data", "\n");
  }
}
