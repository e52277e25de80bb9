package io.github.distill4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendTest {

  @ParameterizedTest
  @CsvSource({
    "/m/nd4j-native-1.0.jar:/m/nd4j-native-1.0-M2.1-linux-x86_64-onednn-avx2.jar:/c.jar,"
        + " linux-x86_64-onednn-avx2",
    "/m/nd4j-native-preset-1.0.jar:/m/nd4j-native-1.0-macosx-arm64.jar, macosx-arm64",
    "C:\\m\\nd4j-native-1.0-windows-x86_64.jar;C:\\m\\b-linux-x86_64.jar, windows-x86_64",
    "/m/nd4j-cuda-11.6-1.0-M2.1-linux-x86_64-cudnn.jar, linux-x86_64-cudnn",
  })
  void theBuildIsKnownByItsJar(String classPath, String classifier) {
    assertThat(Backend.classifier(classPath, "said")).isEqualTo(classifier);
  }

  @Test
  void aClassPathThatDoesNotNameItLeavesItToWhatWasSaid() {
    String other = "/a/distill4j.jar:/m/openblas-0.3-linux-x86_64.jar";
    assertThat(Backend.classifier(other, "linux-arm64")).isEqualTo("linux-arm64");
    assertThat(Backend.classifier(other, null)).isEqualTo("unknown");
  }

  @Test
  void theLibraryOfTheseTestsIsOfThisSystem() {
    Backend backend = Backend.load();
    assertThat(backend.threads()).isPositive();
    assertThat(backend.classifier()).matches("(linux|macosx|windows)-.+");
    assertThat(backend.oneDnn()).isEqualTo(backend.classifier().contains("onednn"));
  }
}
