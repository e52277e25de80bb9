package io.github.distill4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a full disk from other trouble: the user can put it right, and nothing is broken. */
public final class FullDisk {

  private static final long NEXT_TO_NOTHING = 64 * 1024;

  private FullDisk() {}

  /**
   * The mistake to report instead of a failed write.
   *
   * @param folder where the file was to go
   * @param failure what the write ended with
   * @return nothing when the disk has room
   */
  public static Optional<UserMistake> behind(IOException failure, Path folder) {
    if (!saysSo(failure) && room(folder) > NEXT_TO_NOTHING) {
      return Optional.empty();
    }
    return Optional.of(
        new UserMistake(
            "no space left in %s; free some and run the same command again: what has finished is"
                + " kept",
            folder));
  }

  /** A quota leaves the disk itself with room, so the system's words count as well. */
  private static boolean saysSo(IOException failure) {
    String words = String.valueOf(failure.getMessage());
    return Stream.of("No space left", "quota exceeded", "not enough space")
        .anyMatch(words::contains);
  }

  private static long room(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }
}
