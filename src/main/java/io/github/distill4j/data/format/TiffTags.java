package io.github.distill4j.data.format;

import io.github.distill4j.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.IIOException;

/**
 * The numbers in the first directory of a TIFF file, or of EXIF data, which has the same form.
 *
 * <p>Only what is asked for is looked at, whatever the rest promises. EXIF libraries take a
 * stranger's word for how long a field is and ask for that much memory.
 *
 * @param tiff from its first byte
 */
record TiffTags(ByteBuffer tiff) {

  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_LENGTHS = 325;
  private static final int SAMPLE_FORMAT = 339;

  /** None, LZW, deflate by either number, PackBits. */
  private static final Set<Integer> EXACT = Set.of(1, 5, 8, 32946, 32773);

  /** Grey from white or from black, RGB, palette, CMYK. */
  private static final Set<Integer> COLOURS = Set.of(0, 1, 2, 3, 5);

  /** Up to CMYK with alpha. */
  private static final Set<Integer> FEW = Set.of(1, 2, 3, 4, 5);

  private static final Set<Integer> UNSIGNED = Set.of(1);

  private static final int LONGEST_SAMPLE = 16;

  private static final int ENTRY = 12;

  /** The types of 16-bit and of 32-bit numbers. */
  private static final int SHORT = 3;

  private static final int LONG = 4;

  static TiffTags of(byte[] bytes, int from, int to) {
    return new TiffTags(ByteBuffer.wrap(bytes, from, to - from).slice());
  }

  TiffTags {
    tiff.order(
        tiff.remaining() > 0 && tiff.get(0) == 'I'
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN);
  }

  /** How the image has to be turned, 1 to 8 as EXIF numbers it; 1 when nothing sensible is said. */
  int orientation() {
    int found = find(ORIENTATION).orElse(1);
    return found >= 1 && found <= 8 ? found : 1;
  }

  /** Whether another image follows the first. */
  boolean holdsSeveral() {
    try {
      return tiff.getInt(end()) != 0;
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  /**
   * Refuses what Java's reader would decode to other numbers than the file holds, or in part: JPEG
   * and fax data, whose damage it does not report, signed and real numbers, CIE colours.
   */
  void requireExact() throws IIOException {
    require("compression", find(COMPRESSION).orElse(1), EXACT);
    require("photometric interpretation", find(PHOTOMETRIC).orElse(1), COLOURS);
    require("samples per pixel", find(SAMPLES).orElse(1), FEW);
    require("sample format", find(SAMPLE_FORMAT).orElse(1), UNSIGNED);
    requireAtMost("bits per sample", BITS, LONGEST_SAMPLE);
    // Java's reader makes room for a strip or tile of any length that the file claims.
    requireAtMost("bytes in a strip", STRIP_LENGTHS, tiff.remaining());
    requireAtMost("bytes in a tile", TILE_LENGTHS, tiff.remaining());
  }

  private void requireAtMost(String what, int tag, int most) throws IIOException {
    int entry = entry(tag).orElse(-1);
    for (int i = 0; entry >= 0 && i < tiff.getInt(entry + 4); i++) {
      long found = Integer.toUnsignedLong(value(entry, i));
      if (found > most) {
        throw new IIOException(
            Text.of("found %d %s, expected at most %d; convert it to PNG", found, what, most));
      }
    }
  }

  private static void require(String what, int found, Set<Integer> known) throws IIOException {
    if (!known.contains(found)) {
      throw new IIOException(Text.of("%s %d is not read; convert it to PNG", what, found));
    }
  }

  /** The first number of a field; empty when the field is not there or not sound. */
  private OptionalInt find(int tag) {
    try {
      OptionalInt entry = entry(tag);
      return entry.isPresent() ? OptionalInt.of(value(entry.getAsInt(), 0)) : entry;
    } catch (IndexOutOfBoundsException e) {
      return OptionalInt.empty();
    }
  }

  private OptionalInt entry(int tag) {
    return IntStream.iterate(first(), entry -> entry < end(), entry -> entry + ENTRY)
        .filter(entry -> unsigned(entry) == tag)
        .findFirst();
  }

  private int first() {
    return directory() + Short.BYTES;
  }

  private int end() {
    return first() + ENTRY * unsigned(directory());
  }

  private int directory() {
    return tiff.getInt(4);
  }

  /** A number of a field; those that do not fit into its four bytes stand elsewhere. */
  private int value(int entry, int i) {
    int type = unsigned(entry + 2);
    if (type != SHORT && type != LONG) {
      throw new IndexOutOfBoundsException("neither 16-bit nor 32-bit numbers");
    }
    int size = type == LONG ? Integer.BYTES : Short.BYTES;
    boolean here = (long) tiff.getInt(entry + 4) * size <= 4;
    int at = (here ? entry + 8 : tiff.getInt(entry + 8)) + i * size;
    return type == LONG ? tiff.getInt(at) : unsigned(at);
  }

  private int unsigned(int at) {
    return Short.toUnsignedInt(tiff.getShort(at));
  }
}
