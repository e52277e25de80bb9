package io.github.distill4j.spec;

import io.github.distill4j.PlainFile;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** Reads a text file as UTF-8, with or without a byte order mark. */
public final class TextFile {

  private static final int MOST_BYTES = 3_000_000;

  private TextFile() {}

  /**
   * The text of a file, without a byte order mark.
   *
   * @throws UserMistake when it is no plain file, larger than 3 MB, or not UTF-8
   * @throws IOException when it cannot be read
   */
  public static String read(Path file) throws IOException {
    byte[] bytes = PlainFile.read(file, MOST_BYTES);
    refuseUtf16(file, bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      String found = HexFormat.of().toHexDigits(bytes[in.position()]);
      throw notUtf8(file, bytes, in.position(), "is " + found + ", which is not UTF-8");
    }
    return out.flip().toString().replaceFirst("^\ufeff", "");
  }

  /** Every second byte of plain English in UTF-16 is 0, and no text in UTF-8 holds one. */
  private static void refuseUtf16(Path file, byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & bytes[1] & 0xfe) == 0xfe && bytes[0] != bytes[1]) {
      throw notUtf8(file, bytes, 0, "begins the mark of UTF-16");
    }
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        throw notUtf8(file, bytes, at, "is 0, as in UTF-16");
      }
    }
  }

  private static UserMistake notUtf8(Path file, byte[] bytes, int at, String words) {
    long line = 1 + IntStream.range(0, at).filter(i -> bytes[i] == '\n').count();
    return new UserMistake(
        "%s line %d: byte %d of the file %s; save the file as UTF-8", file, line, at + 1, words);
  }
}
