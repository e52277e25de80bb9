package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @TempDir Path folder;

  /** A process of its own that takes the folder and keeps it until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] folder) throws IOException {
      FolderLock lock = FolderLock.take(Path.of(folder[0]));
      System.out.println("held");
      System.in.read();
      lock.close();
    }
  }

  private void assertHeldBy(long process) {
    assertThatThrownBy(() -> FolderLock.take(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessageMatching(
            "(?s)"
                + folder
                + " is in use by process "
                + process
                + " on \\S+ since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d; wait for it .*")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void oneProcessTakesAFolderOnce() throws IOException {
    FolderLock lock = FolderLock.take(folder);
    try {
      assertHeldBy(ProcessHandle.current().pid());
    } finally {
      lock.close();
    }
    FolderLock.take(folder).close();
  }

  @Test
  void anotherProcessKeepsItAndAKilledOneDoesNot() throws Exception {
    Process other = ChildProcess.of(Holder.class, folder.toString()).start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertHeldBy(other.pid());
    } finally {
      other.destroyForcibly().waitFor();
    }
    FolderLock.take(folder).close();
  }
}
