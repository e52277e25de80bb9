package io.github.distill4j.data.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * What the markers of a JPEG file say of it, from its first to the end of its image.
 *
 * <p>Java's reader does not tell any of this: how the file ends, how it lies, and which colours its
 * samples mean.
 */
final class JpegMarkers {

  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;

  private static final String EXIF = "Exif\0\0";
  private static final int ADOBE_TRANSFORM = 11;

  private final byte[] bytes;
  private int at = 2;

  private boolean jfif;
  private int adobe = -1;
  private int orientation = 1;
  private byte[] components = {};

  /**
   * Reads the markers.
   *
   * @param bytes of the whole file
   * @throws IIOException when the file ends before its image
   */
  JpegMarkers(byte[] bytes) throws IIOException {
    this.bytes = bytes;
    try {
      for (int marker = next(); marker != END; marker = next()) {
        if (hasLength(marker)) {
          segment(marker);
        }
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IIOException("cut short: no end of image");
    }
  }

  /** The next marker's number; {@link #at} is then behind it. */
  private int next() {
    while (bytes[at] != (byte) 0xFF || bytes[at + 1] == 0 || bytes[at + 1] == (byte) 0xFF) {
      at++;
    }
    at += 2;
    return Byte.toUnsignedInt(bytes[at - 1]);
  }

  /** All but those of the image's start, its restarts within a scan, and the padding. */
  private static boolean hasLength(int marker) {
    return marker >= 0xC0 && !(marker >= 0xD0 && marker <= 0xD8);
  }

  private void segment(int marker) {
    int length = Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
    int from = at + 2;
    int to = at + length;
    if (marker == APP0) {
      jfif |= startsWith(from, "JFIF\0");
    } else if (marker == APP1 && startsWith(from, EXIF) && holds(from + EXIF.length(), to)) {
      orientation = TiffTags.of(bytes, from + EXIF.length(), to).orientation();
    } else if (marker == APP14 && startsWith(from, "Adobe")) {
      adobe = Byte.toUnsignedInt(bytes[from + ADOBE_TRANSFORM]);
    } else if (isFrame(marker)) {
      components = componentsOf(from);
    }
    // A scan's data follow its header without a length: the next marker ends them.
    at = marker == SCAN ? from : to;
  }

  /** A frame header; 0xC4, 0xC8 and 0xCC among them are tables. */
  private static boolean isFrame(int marker) {
    return marker == 0xC0 || (marker > 0xC0 && marker <= 0xCF && marker % 4 != 0);
  }

  private byte[] componentsOf(int from) {
    byte[] names = new byte[Byte.toUnsignedInt(bytes[from + 5])];
    for (int c = 0; c < names.length; c++) {
      names[c] = bytes[from + 6 + 3 * c];
    }
    return names;
  }

  private boolean holds(int from, int to) {
    return from <= to && to <= bytes.length;
  }

  private boolean startsWith(int from, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    return from + wanted.length <= bytes.length
        && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
  }

  /** How the image has to be turned, 1 to 8. */
  int orientation() {
    return orientation;
  }

  /** What the samples mean, by libjpeg's rules, which nearly every program shares. */
  Colours colours() throws IIOException {
    return switch (components.length) {
      case 1 -> Colours.GREY;
      case 3 -> ofThree();
      case 4 -> adobe > 0 ? Colours.YCCK : Colours.INVERTED_CMYK;
      default -> throw new IIOException(components.length + " components; convert it to PNG");
    };
  }

  private Colours ofThree() {
    boolean named = Arrays.equals(components, new byte[] {'R', 'G', 'B'});
    boolean rgb = !jfif && (adobe == 0 || (adobe < 0 && named));
    return rgb ? Colours.RGB : Colours.YCC;
  }
}
