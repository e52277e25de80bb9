package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFileTest {

  @TempDir Path folder;

  @Test
  void aFileExistsAlsoAtTheEndOfALink() throws IOException {
    Path file = folder.resolve("file");
    assertThat(PlainFile.exists(file)).isFalse();
    Files.writeString(file, "");
    assertThat(PlainFile.exists(file)).isTrue();
    assertThat(PlainFile.exists(Files.createSymbolicLink(folder.resolve("link"), file))).isTrue();
  }

  @Test
  void whatOnlyHasAFilesNameIsNamed() throws IOException {
    assertRefused(folder, "a folder");
    assertRefused(
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere")),
        "a link to nothing");
  }

  @Test
  void aDeviceIsNamed() throws IOException {
    Path device = Path.of("/dev/zero");
    assumeThat(device).exists();
    assertRefused(device, "a pipe or a device");
  }

  private static void assertRefused(Path file, String kind) {
    assertThatThrownBy(() -> PlainFile.exists(file))
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + ": expected a file, found " + kind + "; move it away");
  }
}
