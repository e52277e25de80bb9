package io.github.distill4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorTest {

  private static final String INTEL =
      """
      processor\t: %d
      vendor_id\t: GenuineIntel
      cpu family\t: 6
      model\t\t: 85
      model name\t: Intel(R) Xeon(R) Platinum 8175M CPU @ 2.50GHz
      stepping\t: 4
      cpu MHz\t\t: %d
      flags\t\t: fpu sse2 avx2 avx512f avx512dq avx512bw avx512vl
      bugs\t\t: spectre_v1: all

      """;

  private static final String ARM =
      """
      processor\t: %d
      Features\t: fp asimd sve
      CPU implementer\t: 0x41
      CPU architecture: 8
      CPU variant\t: 0x3
      CPU part\t: %s
      CPU revision\t: 1

      """;

  @Test
  void anIntelProcessorIsNamedOnceWhateverTheClocksOfItsCores() {
    Processor intel = Processor.of(INTEL.formatted(0, 2500) + INTEL.formatted(1, 3100));
    assertThat(intel.model())
        .isEqualTo(
            "Intel(R) Xeon(R) Platinum 8175M CPU @ 2.50GHz (family 6, model 85, stepping 4)");
    assertThat(intel.vectors()).isEqualTo("avx512");
  }

  @Test
  void numbersTellProcessorsApartWhoseNameACloudHasCut() {
    String amd =
        """
        model name\t: AMD EPYC
        cpu family\t: 25
        model\t\t: %d
        stepping\t: 1
        flags\t\t: avx avx2
        """;
    Processor milan = Processor.of(amd.formatted(1));
    assertThat(milan.model()).isEqualTo("AMD EPYC (family 25, model 1, stepping 1)");
    assertThat(Processor.of(amd.formatted(17)).model()).isNotEqualTo(milan.model());
    assertThat(milan.vectors()).isEqualTo("avx2");
  }

  @Test
  void anArmProcessorHasNumbersAloneAndEveryKindOfCoreIsNamed() {
    String board = "Hardware\t: BCM2711\nModel\t\t: A board\n";
    Processor arm = Processor.of(ARM.formatted(0, "0xd0c") + ARM.formatted(1, "0xd0c") + board);
    assertThat(arm.model()).isEqualTo("implementer 0x41, variant 0x3, part 0xd0c, revision 1");
    assertThat(arm.vectors()).isEqualTo("plain");
    Processor two = Processor.of(ARM.formatted(0, "0xd05") + ARM.formatted(1, "0xd0b"));
    assertThat(two.model()).contains("part 0xd05", " and ", "part 0xd0b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "processor : 0", "no colon", ":", "model name :\nflags :"})
  void whatIsNotToldIsUnknown(String cpuinfo) {
    Processor none = Processor.of(cpuinfo);
    assertThat(none.model()).isEqualTo("unknown");
    assertThat(none.vectors()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "sse2, plain",
    "avx, plain",
    "avx avx2, avx2",
    "avx2 avx512f avx512cd, avx2",
    "avx2 avx512f avx512bw avx512dq avx512vl, avx512",
  })
  void vectorsAreTheWidestThatOneDnnHasKernelsFor(String flags, String vectors) {
    assertThat(Processor.of("flags : " + flags).vectors()).isEqualTo(vectors);
  }
}
