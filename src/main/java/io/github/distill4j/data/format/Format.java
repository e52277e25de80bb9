package io.github.distill4j.data.format;

import io.github.distill4j.data.RawData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A way in which data sets are stored in files; {@link Formats} lists them. */
public interface Format {

  /** What a catalog file calls it, such as {@code idx}. */
  String name();

  /**
   * The files of this format at a place, if any of them is there.
   *
   * @param place a folder, an archive, or nothing
   * @param classes as for {@link #read}
   * @return what {@link #read} wants to be given
   */
  Optional<Path> find(Path place, List<String> classes);

  /**
   * Reads a whole data set.
   *
   * @param where what {@link #find} found
   * @param classes class names in label order, for formats that hold none
   * @throws io.github.distill4j.UserMistake when a file is missing, cut short or contradicts
   *     itself, or the images do not fit into memory
   */
  RawData read(Path where, List<String> classes);
}
