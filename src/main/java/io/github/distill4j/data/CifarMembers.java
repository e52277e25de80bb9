package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.io.InputStream;
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

  private final CifarFormat format;
  private final Path where;
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

  /** Reads one of them to its end. */
  void read(String name, InputStream in) throws IOException {
    if (name.equals(format.namesFile())) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      names = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } else {
      parts.put(name, readRecords(name, in));
    }
  }

  private Images readRecords(String name, InputStream in) throws IOException {
    Images images = new Images();
    byte[] record = new byte[format.labelBytes() + 3 * PLANE];
    int got = in.readNBytes(record, 0, record.length);
    while (got == record.length) {
      images.add(pixels(record), Byte.toUnsignedInt(record[format.labelBytes() - 1]));
      got = in.readNBytes(record, 0, record.length);
    }
    if (got > 0 || images.size() == 0) {
      throw new UserMistake(
          "%s: %s ends %d bytes into record %d, expected whole records of %d bytes",
          where, name, got, images.size() + 1, record.length);
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
