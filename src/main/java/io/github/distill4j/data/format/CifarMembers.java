package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ClassNames;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.Images;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** The names of all files that are of interest. */
  List<String> wanted() {
    List<String> wanted = new ArrayList<>(format.trainFiles());
    wanted.add(format.testFile());
    wanted.add(format.namesFile());
    return wanted;
  }

  /**
   * Reads one of them to its end.
   *
   * @param size its length as far as it is known: what must fit before any of it is read
   */
  void read(String name, long size, InputStream in) throws IOException {
    String path = where + ": " + name;
    if (name.equals(format.namesFile())) {
      names = ClassNames.check(path, readNames(path, in));
    } else {
      memory.require(path, size);
      parts.put(name, readRecords(path, in));
    }
  }

  private static List<String> readNames(String path, InputStream in) throws IOException {
    byte[] bytes = RegularFile.readShort(path, in, LONGEST_NAMES);
    // Unlike a new String, a decoder refuses bytes that are no text.
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
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
    for (int channel = 0; channel < 3; channel++) {
      int plane = format.labelBytes() + channel * PLANE;
      for (int p = 0; p < PLANE; p++) {
        image[3 * p + channel] = record[plane + p];
      }
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
    Images part = parts.get(name);
    if (part == null) {
      throw new UserMistake("%s: has no %s, expected the files %s", where, name, wanted());
    }
    part.checkLabels(classes, where + ": " + name);
    return part;
  }
}
