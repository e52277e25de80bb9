package io.github.distill4j.data.format;

import io.github.distill4j.PlainFile;
import io.github.distill4j.Text;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One IDX file of unsigned bytes.
 *
 * <p>A file is four bytes (0, 0, type, number of dimensions), the dimensions as big-endian 32-bit
 * numbers, then the values; type 8 is unsigned bytes.
 *
 * @param sizes its dimensions, as its header says; the first counts the items
 */
record IdxFile(Path path, List<Integer> sizes) {

  private static final int BYTES = 0x08;

  private static final int LARGEST_SIDE = 4096;

  /** What is made of a file's bytes, from its first. */
  private interface Reading<T> {
    T of(DataInputStream in) throws IOException;
  }

  /**
   * Reads the header of a file.
   *
   * @param dimensions how many it must have
   * @throws UserMistake when it is cut short, or not such a file
   */
  static IdxFile open(Path path, int dimensions) {
    return new IdxFile(path, read(path, in -> readSizes(path, in, dimensions)));
  }

  /**
   * A file in a folder, plain or with {@code .gz} behind its name; many copies have a dot before
   * {@code idx} instead of the hyphen, and some unpackers make a folder of the file's own name.
   */
  static Optional<Path> find(Path folder, String name) {
    return Stream.of(name, name.replace("-idx", ".idx"))
        .flatMap(plain -> Stream.of(plain, plain + ".gz"))
        .map(folder::resolve)
        .filter(path -> Files.exists(path) && !Files.isDirectory(path))
        .findFirst();
  }

  private static <T> T read(Path path, Reading<T> reading) {
    boolean packed = path.toString().endsWith(".gz");
    try (InputStream file = PlainFile.open(path);
        InputStream plain = packed ? new GZIPInputStream(file, 1 << 16) : file) {
      return reading.of(new DataInputStream(plain));
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
    for (int d = 1; d <= dimensions; d++) {
      sizes.add(size(path, d, in.readInt()));
    }
    return sizes;
  }

  private static int size(Path path, int dimension, int found) {
    int most = dimension == 1 ? Integer.MAX_VALUE : LARGEST_SIDE;
    if (found < 1 || found > most) {
      throw new UserMistake(
          "%s: dimension %d is %d, expected 1 to %d", path, dimension, found, most);
    }
    return found;
  }

  /** Number of items. */
  int count() {
    return sizes.get(0);
  }

  /** Bytes of one item. */
  private int length() {
    return sizes.stream().skip(1).reduce(1, (a, b) -> a * b);
  }

  /**
   * The values of each item, as many as the header says.
   *
   * @throws UserMistake when there are fewer, or more, or they do not fit
   */
  List<byte[]> items(HeapShare memory) {
    memory.take(
        Text.of("%s: %,d items of %,d bytes", path, count(), length()),
        (long) count() * (length() + HeapShare.AN_IMAGE));
    return read(path, this::readItems);
  }

  private List<byte[]> readItems(InputStream in) throws IOException {
    in.skipNBytes((1 + sizes.size()) * (long) Integer.BYTES);
    int length = length();
    List<byte[]> items = new ArrayList<>();
    while (items.size() < count()) {
      byte[] item = in.readNBytes(length);
      if (item.length < length) {
        throw new UserMistake(
            "%s: holds %d items and %d bytes, expected %d items of %d bytes",
            path, items.size(), item.length, count(), length);
      }
      items.add(item);
    }
    // The end of a packed file is also where its checksum is compared.
    if (in.read() >= 0) {
      throw new UserMistake(
          "%s: holds more than the %d items of %d bytes of its header", path, count(), length);
    }
    return items;
  }
}
