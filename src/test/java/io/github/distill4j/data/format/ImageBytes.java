package io.github.distill4j.data.format;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files made byte by byte, so that a test says which samples they hold. */
final class ImageBytes {

  static final int GREY = 0;
  static final int COLOUR = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int COLOUR_ALPHA = 6;

  private ImageBytes() {}

  /** Bytes from numbers of 0 to 255. */
  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /**
   * A PNG.
   *
   * @param bits of a sample
   * @param colours its colour type
   * @param rows the packed samples of all rows
   * @param extra chunks before the pixels
   */
  static byte[] png(int height, int width, int bits, int colours, byte[] rows, byte[]... extra)
      throws IOException {
    ByteArrayOutputStream filtered = new ByteArrayOutputStream();
    for (int y = 0; y < height; y++) {
      filtered.write(0);
      filtered.write(rows, y * rows.length / height, rows.length / height);
    }
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).array();
    header[8] = (byte) bits;
    header[9] = (byte) colours;
    return join(
        bytes(137, 80, 78, 71, 13, 10, 26, 10),
        chunk("IHDR", header),
        join(extra),
        chunk("IDAT", deflated(filtered.toByteArray())),
        chunk("IEND", new byte[0]));
  }

  static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    byte[] named = join(ascii(type), data);
    CRC32 checksum = new CRC32();
    checksum.update(named);
    return join(number(data.length), named, number((int) checksum.getValue()));
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /** A TIFF tag: one 16-bit number, or so many values of a type somewhere in the file. */
  record Tag(int number, int type, int count, int value) {
    Tag(int number, int value) {
      this(number, 3, 1, value);
    }
  }

  /**
   * An uncompressed TIFF of one strip, grey of 8 bits where the tags given say nothing else.
   *
   * @param samples the strip, and what else tags point at
   */
  static byte[] tiff(ByteOrder order, int height, int width, byte[] samples, Tag... tags) {
    Map<Integer, Tag> all = new TreeMap<>();
    int[][] usual = {
      {256, width},
      {257, height},
      {258, 8},
      {259, 1},
      {262, 1},
      {273, 0},
      {277, 1},
      {278, height},
      {279, samples.length}
    };
    Stream.of(usual).forEach(tag -> all.put(tag[0], new Tag(tag[0], tag[1])));
    Stream.of(tags).forEach(tag -> all.put(tag.number(), tag));
    all.put(273, new Tag(273, directory(order, all.values()).length));
    return join(directory(order, all.values()), samples);
  }

  /** What EXIF holds and a TIFF begins with: a header and a directory. */
  static byte[] directory(ByteOrder order, Collection<Tag> tags) {
    ByteBuffer out = ByteBuffer.allocate(8 + 2 + 12 * tags.size() + 4).order(order);
    out.put(ascii(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"));
    out.putShort((short) 42).putInt(8).putShort((short) tags.size());
    for (Tag tag : tags) {
      out.putShort((short) tag.number()).putShort((short) tag.type()).putInt(tag.count());
      if (tag.type() == 3) {
        out.putShort((short) tag.value()).putShort((short) 0);
      } else {
        out.putInt(tag.value());
      }
    }
    return out.array();
  }

  static byte[] exif(ByteOrder order, int orientation) {
    return directory(order, List.of(new Tag(274, orientation)));
  }

  /** What Java writes, in a compression that the format knows or null. */
  static byte[] written(BufferedImage image, String format, String compression) throws IOException {
    ImageWriter writer = writer(format);
    ImageWriteParam how = writer.getDefaultWriteParam();
    if (compression != null) {
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType(compression);
    }
    return written(writer, new IIOImage(image, null, null), how);
  }

  /**
   * A JPEG of these very components, without any table of colours, quantised as finely as can be.
   */
  static byte[] jpeg(Raster components, boolean progressive) throws IOException {
    ImageWriter writer = writer("jpeg");
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(1);
    how.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    return written(writer, new IIOImage(components, null, (IIOMetadata) null), how);
  }

  private static ImageWriter writer(String format) {
    return ImageIO.getImageWritersByFormatName(format).next();
  }

  private static byte[] written(ImageWriter writer, IIOImage image, ImageWriteParam how)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, how);
    }
    return bytes.toByteArray();
  }

  /** The same JPEG with a segment more at its beginning. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
    byte[] start = bytes(0xFF, marker, (data.length + 2) >> 8, data.length + 2);
    return join(bytes(0xFF, 0xD8), start, data, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }
}
