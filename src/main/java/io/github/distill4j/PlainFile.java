package io.github.distill4j;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads files, and nothing that only has a file's name: a pipe or a device may never end. */
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

  /**
   * The bytes of a file, as a stream.
   *
   * @throws UserMistake when it is not there, or no file
   */
  public static InputStream open(Path file) throws IOException {
    if (!exists(file)) {
      throw new UserMistake("%s: is not there any more", file);
    }
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /**
   * The bytes of a file that is known to be short.
   *
   * @throws UserMistake when it is longer than {@code most}, not there, or no file
   */
  public static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = open(file)) {
      return read(file, in, most);
    }
  }

  /** The rest of a stream that is known to be short; {@code what} is its name. */
  public static byte[] read(Object what, InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new UserMistake("%s: is longer than %,d bytes, the most expected here", what, most);
    }
    return bytes;
  }
}
