package io.github.distill4j.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.distill4j.data.fetch.DataStore;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Small made-up sets for the tests of this room. */
public final class TestImages {

  private TestImages() {}

  /** Random pixels with the given labels; classes are named c0, c1, ... */
  static ImageSet random(ImageShape shape, int classes, int[] labels) {
    Random random = new Random(7);
    byte[][] images = new byte[labels.length][shape.values()];
    for (byte[] image : images) {
      random.nextBytes(image);
    }
    return new ImageSet(shape, names(classes), images, labels);
  }

  /** The given number of images a class, classes taking turns. */
  static ImageSet balanced(ImageShape shape, int classes, int images) {
    return random(shape, classes, IntStream.range(0, images).map(i -> i % classes).toArray());
  }

  /**
   * Where a data set of the catalog lies, or the end of the test when it is not there. It is looked
   * for in {@code datasets/} and in the folder that the environment variable DISTILL4J_DATA names.
   */
  public static Path realData(String name) {
    Optional<Path> given =
        Optional.ofNullable(System.getenv("DISTILL4J_DATA")).map(Path::of).filter(Files::exists);
    DataStore store = new DataStore(Path.of("datasets"), given);
    Optional<Path> place = store.find(store.catalog().find(name).orElseThrow());
    assumeTrue(place.isPresent(), () -> name + " is not here: skipped; set DISTILL4J_DATA");
    return place.orElseThrow();
  }

  /** Makes something that is there and no file, which opening a pipe or a device would wait for. */
  public static Path socket(Path path) throws IOException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(path));
    }
    return path;
  }

  public static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
  }
}
