package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Images gathered one by one while a file is read, before the class names are known. */
final class Images {

  private final List<byte[]> pixels = new ArrayList<>();
  private int[] labels = new int[1024];

  void add(byte[] image, int label) {
    if (pixels.size() == labels.length) {
      labels = Arrays.copyOf(labels, 2 * labels.length);
    }
    labels[pixels.size()] = label;
    pixels.add(image);
  }

  void addAll(Images more) {
    for (int i = 0; i < more.size(); i++) {
      add(more.pixels.get(i), more.labels[i]);
    }
  }

  int size() {
    return pixels.size();
  }

  /** Refuses a label that is no class, naming its file and its place there. */
  void checkLabels(int classes, String file) {
    for (int i = 0; i < size(); i++) {
      if (labels[i] >= classes) {
        throw new UserMistake(
            "%s: image %d has label %d, expected 0 to %d", file, i + 1, labels[i], classes - 1);
      }
    }
  }

  /** The same images with the first of so many channels alone. */
  Images firstChannel(int channels) {
    Images first = new Images();
    for (int i = 0; i < size(); i++) {
      byte[] all = pixels.get(i);
      byte[] one = new byte[all.length / channels];
      for (int p = 0; p < one.length; p++) {
        one[p] = all[p * channels];
      }
      first.add(one, labels[i]);
    }
    return first;
  }

  ImageSet toSet(ImageShape shape, List<String> classes) {
    return new ImageSet(
        shape, classes, pixels.toArray(byte[][]::new), Arrays.copyOf(labels, size()));
  }
}
