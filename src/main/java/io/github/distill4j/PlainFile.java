package io.github.distill4j;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Tells files from what only has a file's name: reading a pipe or a device may never end. */
public final class PlainFile {

  private PlainFile() {}

  /**
   * Whether there is a file, itself or at the end of links.
   *
   * @throws UserMistake when something else has its name
   */
  public static boolean exists(Path file) {
    boolean plain = Files.isRegularFile(file);
    if (!plain && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserMistake("%s: expected a file, found %s; move it away", file, kind(file));
    }
    return plain;
  }

  private static String kind(Path file) {
    if (Files.isDirectory(file)) {
      return "a folder";
    }
    return Files.exists(file) ? "a pipe or a device" : "a link to nothing";
  }
}
