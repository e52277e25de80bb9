package io.github.distill4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.machine.Health.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

  private static final Processor AVX_2 = new Processor("A CPU", Set.of("avx2"));

  private static List<Finding> findings(Health health, boolean direct) {
    return List.of(
        health.library(),
        health.instructions(),
        health.convolutions(direct, "words"),
        health.threads(4));
  }

  @Test
  void aGpuNeedsNoOneDnnAndCountsThreadsOfItsOwn() {
    Backend cuda = new Backend("JCublasBackend", "linux-x86_64-cudnn", "plain", 512, false, true);
    assertThat(findings(new Health("Linux amd64", AVX_2, cuda), false))
        .allMatch(Finding::ok)
        .extracting(Finding::words)
        .anyMatch(words -> words.contains("JCublasBackend linux-x86_64-cudnn"));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux amd64, linux-x86_64-onednn-avx2, avx2, true, true, true, true, true, true",
    "Linux amd64, linux-x86_64-onednn-avx2, avx2, true, false, true, false, true, true",
    "Linux amd64, linux-x86_64, avx2, false, false, true, true, false, true",
    "Linux amd64, linux-x86_64, sse2, false, false, true, true, true, true",
    "Linux amd64, linux-x86_64-onednn-avx2, avx512f, true, true, false, true, true, false",
    "Linux aarch64, linux-arm64, asimd, false, false, true, true, true, true",
    "Mac OS X x86_64, macosx-x86_64, '', false, false, false, true, true, true",
    "Mac OS X aarch64, macosx-arm64, '', false, false, true, true, true, true",
    "Windows 10 amd64, windows-x86_64-onednn-avx2, '', true, false, true, true, true, true",
  })
  void aFaultIsWhatRunShWouldDoBetter(
      String system,
      String classifier,
      String features,
      boolean oneDnn,
      boolean direct,
      boolean fittest,
      boolean convolutions,
      boolean library,
      boolean instructions) {
    Processor processor = new Processor("A CPU", features.isEmpty() ? Set.of() : Set.of(features));
    Backend backend = new Backend("CpuBackend", classifier, "avx2", 2, oneDnn, fittest);
    assertThat(findings(new Health(system, processor, backend), direct))
        .extracting(Finding::ok)
        .containsExactly(library, instructions, convolutions, true);
  }

  @Test
  void moreThreadsThanProcessorsAreAFaultOnACpu() {
    Backend backend = new Backend("CpuBackend", "linux-arm64", "plain", 3, false, true);
    Health health = new Health("Linux aarch64", AVX_2, backend);
    assertThat(health.threads(3).ok()).isTrue();
    assertThat(health.threads(2).ok()).isFalse();
    assertThat(health.threads(2).words())
        .startsWith("3 on 2 processors, by ")
        .endsWith("set OMP_NUM_THREADS to the number of cores");
  }

  @Test
  void everySubjectOfThisMachineHasOneLine() {
    List<Finding> findings = Health.examine(() -> true, () -> "some kernels");
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly(
            "JDK", "CPU", "native library", "instruction set", "convolutions", "threads", "memory");
    assertThat(findings).extracting(Finding::words).noneMatch(words -> words.contains("\n"));
    assertThat(findings.get(4).words()).isEqualTo("some kernels");
  }

  @Test
  void aLibraryThatDoesNotLoadIsAFindingAndNotTheEnd() {
    List<Finding> findings =
        Health.examine(
            () -> {
              throw new UnsatisfiedLinkError("gone");
            },
            () -> "");
    Finding last = findings.get(findings.size() - 1);
    assertThat(last.ok()).isFalse();
    assertThat(last.words()).contains("cannot be loaded", "gone", "400 MB of room");
  }
}
