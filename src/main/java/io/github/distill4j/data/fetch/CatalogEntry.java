package io.github.distill4j.data.fetch;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ClassNames;
import io.github.distill4j.data.format.DataFormat;
import java.net.URI;
import java.util.List;

/**
 * What the catalog says of one data set: one file of {@code datasets/}.
 *
 * @param name the file's name without {@code .yaml}; what a study calls the set
 * @param title one line for people
 * @param format {@code cifar-10}, {@code cifar-100} or {@code idx}
 * @param shape height, width, channels
 * @param classes class names in label order
 * @param trainImages number of training images
 * @param testImages number of test images
 * @param licence the terms it may be used on
 * @param homepage where it is described
 * @param citation what to cite
 * @param files what has to be downloaded
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
    require("files", files);
    DataFormat.named(format);
    if (classes.isEmpty() || files.isEmpty() || shape.size() != 3) {
      throw new UserMistake(
          "found %d classes, %d files and a shape of %d numbers, expected 1 or more, 1 or more, 3",
          classes.size(), files.size(), shape.size());
    }
    shape = List.copyOf(shape);
    classes = ClassNames.check("classes", List.copyOf(classes));
    files = List.copyOf(files);
  }

  private static void require(String key, Object value) {
    if (value == null) {
      throw new UserMistake("key %s is missing", key);
    }
  }

  /** Bytes to download. */
  public long size() {
    return files.stream().mapToLong(DataFile::size).sum();
  }

  CatalogEntry named(String newName) {
    return new CatalogEntry(
        newName,
        title,
        format,
        shape,
        classes,
        trainImages,
        testImages,
        licence,
        homepage,
        citation,
        files);
  }

  /**
   * One file of a data set.
   *
   * @param name file name
   * @param size bytes
   * @param md5 checksum in hexadecimal
   * @param sha256 checksum in hexadecimal
   * @param addresses where it may be had, tried in this order
   */
  public record DataFile(String name, long size, String md5, String sha256, List<URI> addresses) {

    public DataFile {
      require("files.name", name);
      require("files.md5", md5);
      require("files.sha256", sha256);
      require("files.addresses", addresses);
      // A catalog file is data: it must not name a place outside the data set's own folder.
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new UserMistake("files.name: found %s, expected a plain file name", name);
      }
      addresses = List.copyOf(addresses);
      for (URI address : addresses) {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
          throw new UserMistake(
              "files.addresses: found %s, expected an address such as https://HOST/FILE", address);
        }
      }
    }
  }
}
