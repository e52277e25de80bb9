package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.Images;
import io.github.distill4j.data.RawData;
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
    return Optional.of(place)
        .filter(folder -> FILES.stream().anyMatch(name -> IdxFile.isIn(folder, name)));
  }

  @Override
  public RawData read(Path where, List<String> classes) {
    HeapShare memory = HeapShare.ofThisProcess();
    ImageSet train = readPart(where, FILES.get(0), FILES.get(1), classes, memory);
    ImageSet test = readPart(where, FILES.get(2), FILES.get(3), classes, memory);
    if (!train.shape().equals(test.shape())) {
      throw new UserMistake(
          "%s: training images are %s, test images %s", where, train.shape(), test.shape());
    }
    return new RawData(train, Optional.of(test));
  }

  private static ImageSet readPart(
      Path where, String imageName, String labelName, List<String> classes, HeapShare memory) {
    IdxFile pixels = IdxFile.open(where, imageName, 3);
    IdxFile labels = IdxFile.open(where, labelName, 1);
    if (pixels.count() != labels.count()) {
      throw new UserMistake(
          "%s: %d images, but %s has %d labels",
          pixels.path(), pixels.count(), labels.path(), labels.count());
    }
    List<byte[]> values = pixels.items(memory);
    List<byte[]> classOf = labels.items(memory);
    Images images = new Images();
    for (int i = 0; i < values.size(); i++) {
      images.add(values.get(i), Byte.toUnsignedInt(classOf.get(i)[0]));
    }
    images.checkLabels(classes.size(), labels.path().toString());
    return images.toSet(new ImageShape(pixels.sizes().get(1), pixels.sizes().get(2), 1), classes);
  }
}
