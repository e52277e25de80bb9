package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The contents of one IDX file of unsigned bytes.
 *
 * <p>A file is four bytes (0, 0, type, number of dimensions), the dimensions as big-endian 32-bit
 * numbers, then the values; type 8 is unsigned bytes.
 *
 * @param path the file
 * @param sizes its dimensions; the first counts the items
 * @param items the values of each item
 */
record IdxFile(Path path, List<Integer> sizes, List<byte[]> items) {

  private static final int BYTES = 0x08;

  /** Keeps a damaged header from asking for more memory than there is. */
  private static final int LARGEST_SIDE = 4096;

  /**
   * Reads a file, plain or with {@code .gz} behind its name.
   *
   * @param folder where it is
   * @param name its plain name
   * @param dimensions how many it must have
   * @throws UserMistake when it is missing, cut short, or not such a file
   */
  static IdxFile read(Path folder, String name, int dimensions) {
    Path plain = folder.resolve(name);
    Path packed = folder.resolve(name + ".gz");
    if (Files.exists(plain)) {
      return read(plain, dimensions);
    }
    if (!Files.exists(packed)) {
      throw new UserMistake("%s: has neither %s nor %s.gz", folder, name, name);
    }
    return read(packed, dimensions);
  }

  private static IdxFile read(Path path, int dimensions) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        InputStream values = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        DataInputStream in = new DataInputStream(values)) {
      List<Integer> sizes = readSizes(path, in, dimensions);
      return new IdxFile(path, sizes, readItems(path, in, sizes));
    } catch (IOException e) {
      throw new UserMistake(
          "%s: cut short or corrupt (%s)",
          path, e.getMessage() == null ? "the header ends early" : e.getMessage());
    }
  }

  private static List<Integer> readSizes(Path path, DataInputStream in, int dimensions)
      throws IOException {
    int magic = in.readInt();
    int expected = BYTES << 8 | dimensions;
    if (magic != expected) {
      throw new UserMistake(
          "%s: begins with 0x%08x, expected 0x%08x (IDX, unsigned bytes, dimensions: %d)",
          path, magic, expected, dimensions);
    }
    List<Integer> sizes = new ArrayList<>();
    for (int d = 0; d < dimensions; d++) {
      int size = in.readInt();
      if (size < 1 || (d > 0 && size > LARGEST_SIDE)) {
        throw new UserMistake(
            "%s: dimension %d is %d, expected 1 to %d",
            path, d + 1, size, d == 0 ? Integer.MAX_VALUE : LARGEST_SIDE);
      }
      sizes.add(size);
    }
    return sizes;
  }

  private static List<byte[]> readItems(Path path, InputStream in, List<Integer> sizes)
      throws IOException {
    int length = sizes.stream().skip(1).reduce(1, (a, b) -> a * b);
    List<byte[]> items = new ArrayList<>();
    byte[] item = in.readNBytes(length);
    while (item.length == length) {
      items.add(item);
      item = in.readNBytes(length);
    }
    if (item.length > 0 || items.size() != sizes.get(0)) {
      throw new UserMistake(
          "%s: holds %d items and %d bytes, expected %d items of %d bytes",
          path, items.size(), item.length, sizes.get(0), length);
    }
    return items;
  }
}
