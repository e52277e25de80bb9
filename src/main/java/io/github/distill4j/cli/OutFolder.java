package io.github.distill4j.cli;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.study.Study;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder that a command writes into, kept apart from the images: beside their classes results
 * would be taken for one more class.
 *
 * @param path as the user wrote it
 */
record OutFolder(Path path) {

  /**
   * The folder, if it is none of the images of a results folder's study.
   *
   * @throws UserMistake when it is, holds or lies in one of them
   */
  Path apartFromImagesOf(Path results) {
    return apartFromImagesOf(Studies.in(results), Home.dataSets(null));
  }

  /** The same for a study that is yet to run, with its images in this store. */
  Path apartFromImagesOf(Study study, DataStore store) {
    Path out = real(path);
    if (out.equals(real(store.home()))) {
      throw new UserMistake(
          "--out %s: is the folder of the data sets; choose another folder", path);
    }
    for (DataSpec chosen : study.images()) {
      store.place(chosen).ifPresent(place -> refuse(out, place));
    }
    return path;
  }

  private void refuse(Path out, Path place) {
    Path images = real(place);
    if (out.startsWith(images) || images.startsWith(out)) {
      throw new UserMistake(
          "--out %s: %s the folder of the images, %s; choose a folder apart from it",
          path, out.equals(images) ? "is" : out.startsWith(images) ? "lies in" : "holds", place);
    }
  }

  /** The path without links, of which the last folders need not exist. */
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    for (Path there = whole; there != null; there = there.getParent()) {
      try {
        return there.toRealPath().resolve(there.relativize(whole));
      } catch (IOException missing) {
        // The results' folder is made later.
      }
    }
    return whole;
  }
}
