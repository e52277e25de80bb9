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
import java.util.stream.Stream;

/**
 * The IDX layout of MNIST and its relatives: a folder with an image file and a label file for
 * training and for test, each plain or compressed by gzip.
 */
record IdxFormat() implements Format {

  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";

  @Override
  public String name() {
    return "idx";
  }

  @Override
  public Optional<Path> find(Path place, List<String> classes) {
    return Stream.of(TRAIN + IMAGES, TRAIN + LABELS, TEST + IMAGES, TEST + LABELS)
        .filter(file -> IdxFile.find(place, file).isPresent())
        .findFirst()
        .map(file -> place);
  }

  @Override
  public RawData read(Path where, List<String> classes) {
    HeapShare memory = HeapShare.ofThisProcess();
    ImageSet train = readPart(where, TRAIN, classes, memory);
    ImageSet test = readPart(where, TEST, classes, memory);
    if (!train.shape().equals(test.shape())) {
      throw new UserMistake(
          "%s: training images are %s, test images %s", where, train.shape(), test.shape());
    }
    return new RawData(train, Optional.of(test));
  }

  private static ImageSet readPart(
      Path where, String part, List<String> classes, HeapShare memory) {
    IdxFile pixels = open(where, part + IMAGES, 3);
    IdxFile labels = open(where, part + LABELS, 1);
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

  private static IdxFile open(Path folder, String name, int dimensions) {
    return IdxFile.find(folder, name)
        .map(path -> IdxFile.open(path, dimensions))
        .orElseThrow(() -> new UserMistake("%s: has neither %s nor %s.gz", folder, name, name));
  }
}
