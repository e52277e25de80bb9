package io.github.distill4j;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
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
    if (!saysSo(failure) && (saysOtherwise(failure) || !isFull(folder))) {
      return Optional.empty();
    }
    return Optional.of(
        new UserMistake(
            "no space left in %s; free some and run the same command again: what has finished is"
                + " kept",
            folder));
  }

  /** A quota leaves the disk itself with room. */
  private static boolean saysSo(IOException failure) {
    String words = String.valueOf(failure.getMessage());
    return Stream.of("No space left", "quota exceeded", "not enough space")
        .anyMatch(words::contains);
  }

  /** Missing rights, or a file in a folder's place, have exceptions of their own. */
  private static boolean saysOtherwise(IOException failure) {
    return failure instanceof FileSystemException
        && failure.getClass() != FileSystemException.class;
  }

  /** What cannot be written at all has no room either, which is not to say that it is full. */
  private static boolean isFull(Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      return disk.getUsableSpace() <= NEXT_TO_NOTHING
          && disk.getTotalSpace() > 0
          && !disk.isReadOnly();
    } catch (IOException unknown) {
      return false;
    }
  }
}
