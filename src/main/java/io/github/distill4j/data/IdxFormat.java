package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The IDX layout of MNIST and its relatives: a folder with an image file and a label file for
 * training and for test, each plain or compressed by gzip.
 */
record IdxFormat() implements DataFormat {

  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  @Override
  public Optional<Path> find(Path place) {
    return Optional.of(place).filter(folder -> FILES.stream().anyMatch(name -> has(folder, name)));
  }

  private static boolean has(Path folder, String name) {
    return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
  }

  @Override
  public RawData read(Path where, List<String> classes) {
    ImageSet train = readPart(where, FILES.get(0), FILES.get(1), classes);
    ImageSet test = readPart(where, FILES.get(2), FILES.get(3), classes);
    if (!train.shape().equals(test.shape())) {
      throw new UserMistake(
          "%s: training images are %s, test images %s", where, train.shape(), test.shape());
    }
    return new RawData(train, Optional.of(test));
  }

  private static ImageSet readPart(
      Path where, String imageName, String labelName, List<String> classes) {
    IdxFile pixels = IdxFile.read(where, imageName, 3);
    IdxFile labels = IdxFile.read(where, labelName, 1);
    if (pixels.items().size() != labels.items().size()) {
      throw new UserMistake(
          "%s: %d images, but %s has %d labels",
          pixels.path(), pixels.items().size(), labels.path(), labels.items().size());
    }
    Images images = new Images();
    for (int i = 0; i < pixels.items().size(); i++) {
      images.add(pixels.items().get(i), Byte.toUnsignedInt(labels.items().get(i)[0]));
    }
    images.checkLabels(classes.size(), labels.path().toString());
    return images.toSet(new ImageShape(pixels.sizes().get(1), pixels.sizes().get(2), 1), classes);
  }
}
