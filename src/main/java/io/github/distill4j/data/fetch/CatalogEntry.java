package io.github.distill4j.data.fetch;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ClassNames;
import java.util.List;

/**
 * What the catalog says of one data set: one file of {@code datasets/}.
 *
 * @param name the file's name without {@code .yaml}; what a study calls the set
 * @param title one line for people
 * @param format the name of a {@link io.github.distill4j.data.format.Format}
 * @param shape height, width, channels
 * @param classes class names in label order
 * @param licence the terms it may be used on
 * @param homepage where it is described; may be missing
 * @param citation what to cite; may be missing
 * @param files what has to be downloaded; none when the images are only known by name
 */
public record CatalogEntry(
    String name,
    String title,
    String format,
    List<Integer> shape,
    List<String> classes,
    int trainImages,
    int testImages,
    String licence,
    String homepage,
    String citation,
    List<DataFile> files) {

  public CatalogEntry {
    require("title", title);
    require("format", format);
    require("shape", shape);
    require("classes", classes);
    require("licence", licence);
    if (classes.isEmpty() || shape.size() != 3) {
      throw new UserMistake(
          "found %d classes and a shape of %d numbers, expected 1 or more and 3",
          classes.size(), shape.size());
    }
    shape = List.copyOf(shape);
    classes = ClassNames.check("classes", List.copyOf(classes));
    files = files == null ? List.of() : List.copyOf(files);
  }

  static void require(String key, Object value) {
    if (value == null) {
      throw new UserMistake("%s: missing", key);
    }
  }

  /** Bytes to download. */
  public long size() {
    return files.stream().mapToLong(DataFile::size).sum();
  }
}
