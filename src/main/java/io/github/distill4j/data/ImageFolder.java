package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.datavec.api.io.labels.ParentPathLabelGenerator;
import org.datavec.api.split.FileSplit;
import org.datavec.image.loader.BaseImageLoader;
import org.datavec.image.loader.ImageLoader;

/**
 * Reads a folder of images with one sub-folder a class, or two such folders called {@code train}
 * and {@code test}.
 *
 * <p>Classes are in alphabetical order. All images have one size; transparent pixels are black. A
 * set in which every pixel is grey is held as grey, one channel; any colour makes all of it colour.
 * Files that are not called like an image (png, jpg, jpeg, bmp, tif) are passed over.
 */
final class ImageFolder {

  private static final String TRAIN = "train";
  private static final String TEST = "test";

  /** DataVec's Java 2D loader: it needs no native library and keeps 8-bit values as they are. */
  private final ImageLoader loader = new ImageLoader(0, 0, 3);

  private final ParentPathLabelGenerator labels = new ParentPathLabelGenerator();
  private ImageShape shape;
  private boolean grey = true;

  private ImageFolder() {}

  /**
   * Reads a data set.
   *
   * @param root the folder
   * @throws UserMistake for an empty class folder, an image outside of one, an image of another
   *     size or one that cannot be read, naming it
   */
  static RawData read(Path root) {
    return new ImageFolder().readAll(root);
  }

  private RawData readAll(Path root) {
    Path train = root.resolve(TRAIN);
    Path test = root.resolve(TEST);
    if (!Files.isDirectory(train) || !Files.isDirectory(test)) {
      List<String> classes = classes(root);
      Images images = readPart(root, classes);
      return new RawData(toSet(images, classes), Optional.empty());
    }
    List<String> classes = classes(train);
    if (!classes(test).equals(classes)) {
      throw new UserMistake(
          "%s: has the class folders %s, expected those of train, %s",
          test, classes(test), classes);
    }
    Images trainImages = readPart(train, classes);
    Images testImages = readPart(test, classes);
    return new RawData(toSet(trainImages, classes), Optional.of(toSet(testImages, classes)));
  }

  private ImageSet toSet(Images images, List<String> classes) {
    if (!grey) {
      return images.toSet(shape, classes);
    }
    return images.firstChannel(3).toSet(new ImageShape(shape.height(), shape.width(), 1), classes);
  }

  private static List<String> classes(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      List<String> names =
          inside
              .filter(Files::isDirectory)
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        throw new UserMistake("%s: has no sub-folder, expected one a class", folder);
      }
      return names;
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read (%s)", folder, e);
    }
  }

  private Images readPart(Path folder, List<String> classes) {
    Images images = new Images();
    for (String name : classes) {
      Path inside = folder.resolve(name);
      List<File> files = imageFiles(inside);
      if (files.isEmpty()) {
        throw new UserMistake(
            "%s: class folder without an image (png, jpg, jpeg, bmp, tif); fill it or remove it",
            inside);
      }
      for (File file : files) {
        requireParent(file, name);
        images.add(pixels(file), classes.indexOf(name));
      }
    }
    return images;
  }

  private static List<File> imageFiles(Path folder) {
    URI[] found = new FileSplit(folder.toFile(), BaseImageLoader.ALLOWED_FORMATS, true).locations();
    return Stream.of(found).map(File::new).sorted().toList();
  }

  private void requireParent(File file, String name) {
    String parent = labels.getLabelForPath(file.toString()).toString();
    if (!parent.equals(name)) {
      throw new UserMistake(
          "%s: lies in %s, expected directly in class folder %s", file, parent, name);
    }
  }

  private byte[] pixels(File file) {
    int[][][] planes = load(file);
    ImageShape found = new ImageShape(planes[0].length, planes[0][0].length, 3);
    if (shape == null) {
      shape = found;
    }
    if (!found.equals(shape)) {
      throw new UserMistake(
          "%s: is %d pixels high and %d wide, expected %d and %d like the first image",
          file, found.height(), found.width(), shape.height(), shape.width());
    }
    return interleave(planes);
  }

  /** Blue, green and red plane of a file. */
  private int[][][] load(File file) {
    try {
      return loader.fromFileMultipleChannels(file);
    } catch (IOException | RuntimeException e) {
      // The image readers answer damaged files with all kinds of exceptions, and unknown ones
      // with nothing, which the loader then trips over.
      throw new UserMistake("%s: is not a readable image (%s)", file, e.getMessage());
    }
  }

  private byte[] interleave(int[][][] planes) {
    byte[] image = new byte[shape.values()];
    int next = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        for (int c = 2; c >= 0; c--) {
          image[next++] = (byte) planes[c][y][x];
        }
        grey &= image[next - 1] == image[next - 2] && image[next - 1] == image[next - 3];
      }
    }
    return image;
  }
}
