package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"precious\n", "\nprocess", "# process 1"})
  void whatSomebodyElseWroteStaysAsItIs(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("lock"), text);
    assertForeign();
    assertThat(file).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"precious", "", "process 1 on a since 2026-01-01 00:00\n"})
  void whatALinkLeadsToStaysAsItIs(String text) throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), text);
    Files.createSymbolicLink(folder.resolve("lock"), victim);
    assertForeign();
    assertThat(victim).hasContent(text);
  }

  @Test
  void aFolderOrALinkToNothingIsNoLock() throws IOException {
    Files.createSymbolicLink(folder.resolve("lock"), folder.resolve("nowhere"));
    assertForeign();
    assertThat(folder.resolve("nowhere")).doesNotExist();
    Files.delete(folder.resolve("lock"));
    Files.createDirectory(folder.resolve("lock"));
    assertForeign();
  }

  private void assertForeign() {
    assertThatThrownBy(() -> FolderLock.take(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "%s: expected the file that says who is at work here, found something else; move it"
                + " away, or choose another --out",
            folder.resolve("lock"));
  }

  /** A crash can leave the file empty, cut, or full of zeros. */
  @ParameterizedTest
  @ValueSource(strings = {"", "process 12", "\0\0\0", "process 1 on LONG since 2026-01-01 00:00\n"})
  void whateverACrashLeavesIsTakenOver(String text) throws IOException {
    Path file = folder.resolve("lock");
    Files.writeString(file, text.replace("LONG", "a".repeat(900)));
    FolderLock lock = FolderLock.take(folder);
    assertHeldBy(ProcessHandle.current().pid());
    lock.close();
    assertThat(Files.readString(file))
        .startsWith("process " + ProcessHandle.current().pid() + " on ")
        .hasLineCount(1);
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
