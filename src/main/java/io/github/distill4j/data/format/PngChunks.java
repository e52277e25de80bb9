package io.github.distill4j.data.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOException;

/** The chunks of a PNG file, whose checksums Java's reader does not compare. */
final class PngChunks {

  private static final int SIGNATURE = 8;
  private static final int TYPE = 4;

  private int orientation = 1;
  private boolean animated;

  /**
   * Reads the chunks.
   *
   * @param bytes of the whole file
   * @throws IIOException when one is damaged or the last one missing
   */
  PngChunks(byte[] bytes) throws IIOException {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    String type = "";
    for (int at = SIGNATURE; !type.equals("IEND"); ) {
      int length = file.remaining() - at < 12 ? -1 : file.getInt(at);
      if (length < 0 || length > file.remaining() - at - 12) {
        throw new IIOException("cut short: no end of image");
      }
      type = new String(bytes, at + 4, TYPE, StandardCharsets.ISO_8859_1);
      int data = at + 4 + TYPE;
      CRC32 checksum = new CRC32();
      checksum.update(bytes, at + 4, TYPE + length);
      if ((int) checksum.getValue() != file.getInt(data + length)) {
        throw new IIOException("damaged: wrong checksum of chunk " + type);
      }
      look(type, bytes, data, data + length);
      at = data + length + 4;
    }
  }

  private void look(String type, byte[] bytes, int from, int to) {
    switch (type) {
      case "eXIf" -> orientation = TiffTags.of(bytes, from, to).orientation();
      case "acTL" -> animated = true;
      default -> {
        // Of no interest here.
      }
    }
  }

  /** How the image has to be turned, 1 to 8. */
  int orientation() {
    return orientation;
  }

  /** Whether it is one of several that are shown one after another. */
  boolean isAnimated() {
    return animated;
  }
}
