package io.github.distill4j.data.format;

import io.github.distill4j.PlainFile;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ClassNames;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.Images;
import io.github.distill4j.data.RawData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one CIFAR data set, in whatever order they come.
 *
 * <p>A record is the label bytes, then 1024 bytes each of red, green and blue, row by row.
 */
final class CifarMembers {

  private static final ImageShape SHAPE = new ImageShape(32, 32, 3);
  private static final int PLANE = 32 * 32;

  /** A hundred class names take less than a thousand bytes. */
  private static final int LONGEST_NAMES = 1 << 16;

  private final CifarFormat format;
  private final Path where;
  private final HeapShare memory = HeapShare.ofThisProcess();
  private final Map<String, Images> parts = new HashMap<>();
  private List<String> names = List.of();

  CifarMembers(CifarFormat format, Path where) {
    this.format = format;
    this.where = where;
  }

  /**
   * Reads one of them to its end.
   *
   * @param size its length as far as it is known: what must fit before any of it is read
   */
  void read(String name, long size, InputStream in) throws IOException {
    String path = where + ": " + name;
    if (name.equals(format.namesFile())) {
      // Unlike a new String, a decoder refuses bytes that are no text.
      ByteBuffer bytes = ByteBuffer.wrap(PlainFile.read(path, in, LONGEST_NAMES));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      names =
          ClassNames.check(
              path, text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    } else {
      memory.require(path, size);
      parts.put(name, readRecords(path, in));
    }
  }

  private Images readRecords(String path, InputStream in) throws IOException {
    Images images = new Images();
    byte[] record = new byte[format.labelBytes() + 3 * PLANE];
    int got = in.readNBytes(record, 0, record.length);
    while (got == record.length) {
      memory.take(path, record.length + HeapShare.AN_IMAGE);
      images.add(pixels(record), Byte.toUnsignedInt(record[format.labelBytes() - 1]));
      got = in.readNBytes(record, 0, record.length);
    }
    if (got > 0 || images.size() == 0) {
      throw new UserMistake(
          "%s ends %d bytes into record %d, expected whole records of %d bytes",
          path, got, images.size() + 1, record.length);
    }
    return images;
  }

  private byte[] pixels(byte[] record) {
    byte[] image = new byte[3 * PLANE];
    for (int v = 0; v < image.length; v++) {
      image[v] = record[format.labelBytes() + v % 3 * PLANE + v / 3];
    }
    return image;
  }

  /**
   * The two parts, once everything was read.
   *
   * @param classes class names for data that has no file of names
   */
  RawData toData(List<String> classes) {
    List<String> labels = names.isEmpty() ? classes : names;
    Images train = new Images();
    format.trainFiles().forEach(name -> train.addAll(part(name, labels.size())));
    Images test = part(format.testFile(), labels.size());
    return new RawData(train.toSet(SHAPE, labels), Optional.of(test.toSet(SHAPE, labels)));
  }

  private Images part(String name, int classes) {
    if (!parts.containsKey(name)) {
      throw new UserMistake("%s: has no %s, expected the files %s", where, name, format.members());
    }
    parts.get(name).checkLabels(classes, where + ": " + name);
    return parts.get(name);
  }
}
