package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

  @TempDir Path folder;

  @Test
  void theSystemsWordsCountEvenWhereThereIsRoom() {
    assertThat(FullDisk.behind(new IOException("No space left on device"), folder))
        .map(UserMistake::getMessage)
        .hasValueSatisfying(words -> assertThat(words).startsWith("no space left in " + folder));
    assertThat(FullDisk.behind(new FileSystemException("a", null, "Disk quota exceeded"), folder))
        .isPresent();
  }

  @Test
  void otherTroubleIsNoFullDisk() {
    assertThat(FullDisk.behind(new IOException("Input/output error"), folder)).isEmpty();
    assertThat(FullDisk.behind(new AccessDeniedException("a"), folder)).isEmpty();
  }

  /** A kernel's own file system has no room at all, as an image that can only be read has none. */
  @Test
  void whatHasNoRoomByNatureIsNotFull() {
    Path system = Path.of("/proc");
    assertThat(FullDisk.behind(new IOException("Operation not permitted"), system)).isEmpty();
    assertThat(FullDisk.behind(new AccessDeniedException("a"), system)).isEmpty();
  }
}
