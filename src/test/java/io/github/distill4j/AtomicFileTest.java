package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void aWriterThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, out -> out.write("old".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("ne".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    Path file = folder.resolve("a/b/file");
    AtomicFile.write(file, out -> out.write(7));
    assertThat(file).hasBinaryContent(new byte[] {7});
  }

  @Test
  void aFullDiskIsToldInOneLineAndLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "no space left in %s; free some and run the same command again: what has finished is"
                + " kept",
            folder);
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void otherTroubleStaysWhatItIs() {
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    folder.resolve("a"),
                    out -> {
                      throw new IOException("Input/output error");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("Input/output error");
  }

  @Test
  void remainsOfAKilledWriteAreRemoved() throws IOException {
    Path remains =
        Files.writeString(
            folder.resolve(".a.json.11111111-2222-3333-4444-555555555555.tmp"), "half");
    Path own = Files.writeString(folder.resolve(".a.json.tmp"), "not ours");
    AtomicFile.removeRemains(folder);
    assertThat(remains).doesNotExist();
    assertThat(own).exists();
    AtomicFile.removeRemains(folder.resolve("nowhere"));
  }

  @Test
  void whatIsBeingWrittenIsNoRemains() throws IOException {
    Path file = folder.resolve("a.json");
    AtomicFile.write(
        file,
        out -> {
          out.write("whole".getBytes(StandardCharsets.UTF_8));
          AtomicFile.removeRemains(folder);
        });
    assertThat(file).hasContent("whole");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFolderInItsPlaceAndAFileInAFoldersPlaceAreNamed() throws IOException {
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("full"));
    assertRefused(taken);
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertRefused(file.resolve("a"));
    assertRefused(file.resolve("a/b"));
    assertThat(file).hasContent("mine");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("taken", "file");
  }

  private static void assertRefused(Path file) {
    assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(1)))
        .isInstanceOf(UserMistake.class)
        .hasMessageMatching(
            file + ": cannot be written \\(.+\\); put that right, or write elsewhere");
  }
}
