package io.github.distill4j.data;

import io.github.distill4j.PlainFile;
import io.github.distill4j.UserMistake;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the files of data sets: a pipe or a device in their place would be waited for for ever. */
public final class RegularFile {

  private RegularFile() {}

  /**
   * The bytes of a file, or of the file a link names.
   *
   * @throws UserMistake for anything else
   */
  public static InputStream open(Path path) throws IOException {
    if (!PlainFile.exists(path)) {
      throw new UserMistake("%s: is not there any more", path);
    }
    return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  /**
   * A whole file that is known to be short.
   *
   * @throws UserMistake when it is longer than {@code most} bytes
   */
  public static byte[] readShort(Path path, int most) throws IOException {
    try (InputStream in = open(path)) {
      return readShort(path, in, most);
    }
  }

  /** The rest of a stream that is known to be short; {@code what} is its name. */
  public static byte[] readShort(Object what, InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new UserMistake("%s: is longer than %,d bytes, the most expected here", what, most);
    }
    return bytes;
  }
}
