package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Images gathered one by one while a file is read, before the class names are known. */
public final class Images {

  private final List<byte[]> pixels = new ArrayList<>();
  private int[] labels = new int[1024];

  public void add(byte[] image, int label) {
    if (pixels.size() == labels.length) {
      labels = Arrays.copyOf(labels, 2 * labels.length);
    }
    labels[pixels.size()] = label;
    pixels.add(image);
  }

  public void addAll(Images more) {
    for (int i = 0; i < more.size(); i++) {
      add(more.pixels.get(i), more.labels[i]);
    }
  }

  public int size() {
    return pixels.size();
  }

  /** Refuses a label that is no class, naming its file and its place there. */
  public void checkLabels(int classes, String file) {
    for (int i = 0; i < size(); i++) {
      if (labels[i] >= classes) {
        throw new UserMistake(
            "%s: image %d has label %d, expected 0 to %d", file, i + 1, labels[i], classes - 1);
      }
    }
  }

  /** How many bytes the images have less than so many each. */
  public long missing(int values) {
    return pixels.stream().mapToLong(image -> values - image.length).sum();
  }

  /** The same images, every one of the given bytes: those of one channel get two more like it. */
  public Images inColour(int values) {
    Images coloured = new Images();
    for (int i = 0; i < size(); i++) {
      byte[] image = pixels.get(i);
      coloured.add(image.length == values ? image : tripled(image), labels[i]);
    }
    return coloured;
  }

  private static byte[] tripled(byte[] grey) {
    byte[] colour = new byte[3 * grey.length];
    for (int v = 0; v < colour.length; v++) {
      colour[v] = grey[v / 3];
    }
    return colour;
  }

  public ImageSet toSet(ImageShape shape, List<String> classes) {
    return new ImageSet(
        shape, classes, pixels.toArray(byte[][]::new), Arrays.copyOf(labels, size()));
  }
}
