package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.RegularFile;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One IDX file of unsigned bytes.
 *
 * <p>A file is four bytes (0, 0, type, number of dimensions), the dimensions as big-endian 32-bit
 * numbers, then the values; type 8 is unsigned bytes.
 *
 * @param path the file
 * @param sizes its dimensions, as its header says; the first counts the items
 */
record IdxFile(Path path, List<Integer> sizes) {

  private static final int BYTES = 0x08;

  private static final int LARGEST_SIDE = 4096;

  /**
   * Reads the header of a file, plain or with {@code .gz} behind its name.
   *
   * @param folder where it is
   * @param name its plain name; many copies have a dot before {@code idx} instead of the hyphen
   * @param dimensions how many it must have
   * @throws UserMistake when it is missing, cut short, or not such a file
   */
  static IdxFile open(Path folder, String name, int dimensions) {
    Path path =
        candidates(folder, name)
            .findFirst()
            .orElseThrow(() -> new UserMistake("%s: has neither %s nor %s.gz", folder, name, name));
    try (DataInputStream in = stream(path)) {
      return new IdxFile(path, readSizes(path, in, dimensions));
    } catch (IOException e) {
      throw cutShort(path, e);
    }
  }

  /** Whether a folder has a file under one of the names that {@link #open} tries. */
  static boolean isIn(Path folder, String name) {
    return candidates(folder, name).findFirst().isPresent();
  }

  /** Some unpackers make a folder of the file's own name. */
  private static Stream<Path> candidates(Path folder, String name) {
    return Stream.of(name, name.replace("-idx", ".idx"))
        .flatMap(plain -> Stream.of(plain, plain + ".gz"))
        .map(folder::resolve)
        .filter(path -> Files.exists(path) && !Files.isDirectory(path));
  }

  private static DataInputStream stream(Path path) throws IOException {
    InputStream file = RegularFile.open(path);
    try {
      return new DataInputStream(
          path.toString().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static UserMistake cutShort(Path path, IOException e) {
    return new UserMistake(
        "%s: cut short or corrupt (%s)",
        path, e.getMessage() == null ? "the header ends early" : e.getMessage());
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

  /** Number of items. */
  int count() {
    return sizes.get(0);
  }

  /** Bytes of one item. */
  int length() {
    return sizes.stream().skip(1).reduce(1, (a, b) -> a * b);
  }

  /**
   * The values of each item, as many as the header says.
   *
   * @param memory they are taken from
   * @throws UserMistake when there are fewer, or more, or they do not fit
   */
  List<byte[]> items(HeapShare memory) {
    memory.take(
        String.format(Locale.ROOT, "%s: %,d items of %,d bytes", path, count(), length()),
        (long) count() * (length() + HeapShare.AN_IMAGE));
    try (DataInputStream in = stream(path)) {
      in.skipNBytes((1 + sizes.size()) * (long) Integer.BYTES);
      return readItems(in);
    } catch (IOException e) {
      throw cutShort(path, e);
    }
  }

  private List<byte[]> readItems(InputStream in) throws IOException {
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
