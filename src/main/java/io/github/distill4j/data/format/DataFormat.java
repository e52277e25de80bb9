package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.RawData;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way in which data sets are stored in files. */
public sealed interface DataFormat permits CifarFormat, IdxFormat {

  /**
   * The files of this format at a place, if any of them is there.
   *
   * @param place a folder, an archive, or nothing
   * @return what {@link #read} wants to be given
   */
  Optional<Path> find(Path place);

  /**
   * Reads a whole data set.
   *
   * @param where what {@link #find} found
   * @param classes class names in label order, for formats that hold none
   * @throws UserMistake when a file is missing, cut short or contradicts itself
   */
  RawData read(Path where, List<String> classes);

  /** The format a catalog file calls {@code cifar-10}, {@code cifar-100} or {@code idx}. */
  static DataFormat named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "cifar-10" -> CifarFormat.CIFAR_10;
      case "cifar-100" -> CifarFormat.CIFAR_100;
      case "idx" -> new IdxFormat();
      default ->
          throw new UserMistake("format: found %s, expected cifar-10, cifar-100 or idx", name);
    };
  }
}
