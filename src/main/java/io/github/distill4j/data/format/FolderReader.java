package io.github.distill4j.data.format;

import io.github.distill4j.Text;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.Images;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.format.LeftOut.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads one folder of images.
 *
 * <p>Which files are images, {@link ClassFolders} decides, what their pixels are {@link ImageFile}
 * and {@link Colours}. A set in which every pixel is grey is held as grey, one channel; any colour
 * makes all of it colour.
 */
final class FolderReader {

  private final LeftOut leftOut = new LeftOut();
  private final ClassFolders folders = new ClassFolders(leftOut);
  private final HeapShare memory;
  private final ImageFile reader;
  private Picture first;
  private boolean grey = true;

  FolderReader(HeapShare memory) {
    this.memory = memory;
    this.reader = new ImageFile(memory);
  }

  RawData read(Path root) {
    PartFolders parts = PartFolders.of(root, folders);
    if (!parts.train().equals(root)) {
      folders.noteBeside(root);
    }
    List<String> classes = folders.names(parts.train());
    Images images = readPart(parts.train(), classes);
    int training = images.size();
    parts.validation().ifPresent(folder -> images.addAll(readOther(folder, classes)));
    Optional<Images> test = parts.test().map(folder -> readOther(folder, classes));
    ImageSet set = toSet(images, classes);
    ImageSet train = set.at(IntStream.range(0, training).toArray());
    // Cut from one set, so that no validation image has the origin of a training image.
    Optional<ImageSet> validation =
        parts.validation().map(f -> set.at(IntStream.range(training, set.size()).toArray()));
    return new RawData(train, validation, test.map(t -> toSet(t, classes)), leftOut.notes());
  }

  private Images readOther(Path folder, List<String> classes) {
    List<String> found = folders.names(folder);
    if (!found.equals(classes)) {
      throw new UserMistake(
          "%s: has the class folders %s, expected those of the training images, %s",
          folder, found, classes);
    }
    return readPart(folder, classes);
  }

  private ImageSet toSet(Images images, List<String> classes) {
    if (grey) {
      return images.toSet(new ImageShape(first.height(), first.width(), 1), classes);
    }
    ImageShape shape = new ImageShape(first.height(), first.width(), 3);
    memory.take("grey images among coloured ones", images.missing(shape.values()));
    return images.inColour(shape.values()).toSet(shape, classes);
  }

  private Images readPart(Path folder, List<String> classes) {
    folders.noteBeside(folder);
    List<List<Path>> files =
        classes.stream().map(name -> folders.images(folder.resolve(name))).toList();
    int count = files.stream().mapToInt(List::size).sum();
    Images images = new Images();
    for (int label = 0; label < classes.size(); label++) {
      for (Path file : files.get(label)) {
        Picture picture = picture(file);
        if (images.size() == 0) {
          requireFits(folder, count, picture);
        }
        memory.take(file, bytes(picture));
        images.add(picture.pixels(), label);
      }
    }
    return images;
  }

  /** The whole part must fit if the rest is like the first image of it. */
  private void requireFits(Path folder, int count, Picture picture) {
    String what =
        Text.of("%s: %,d images of %d×%d pixels", folder, count, picture.height(), picture.width());
    memory.require(what, count * bytes(picture));
  }

  private static long bytes(Picture picture) {
    return (long) picture.pixels().length + HeapShare.AN_IMAGE;
  }

  private Picture picture(Path file) {
    Picture picture = reader.read(file);
    first = first == null ? picture : first;
    if (picture.height() != first.height() || picture.width() != first.width()) {
      throw new UserMistake(
          "%s: is %d pixels high and %d wide, expected %d and %d like the first image",
          file, picture.height(), picture.width(), first.height(), first.width());
    }
    if (picture.transparent()) {
      leftOut.add(Reason.TRANSPARENT, file);
    }
    if (picture.oneOfSeveral()) {
      leftOut.add(Reason.SEVERAL, file);
    }
    grey &= picture.channels() == 1;
    return picture;
  }
}
