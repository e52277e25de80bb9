package io.github.distill4j.data;

import io.github.distill4j.Checksum;
import io.github.distill4j.UserMistake;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images and their hard labels, one byte a channel.
 *
 * <p>An image is {@code height × width × channels} bytes, row by row, the channels of a pixel side
 * by side (the layout in which the networks read a batch). Sets share the pixel arrays: choosing
 * images copies references, not pixels, so nobody may write into {@link #pixels}.
 */
public final class ImageSet {

  private final ImageShape shape;
  private final List<String> classes;
  private final byte[][] images;
  private final int[] labels;
  private final int[] origins;
  private final int read;

  /**
   * A set over the given arrays, which it keeps.
   *
   * @param shape the size of every image
   * @param classes class names; a label is an index into this list
   * @param images one array of {@code shape.values()} bytes an image
   * @throws UserMistake when the arrays contradict each other
   */
  public ImageSet(ImageShape shape, List<String> classes, byte[][] images, int[] labels) {
    this(
        shape, classes, images, labels, IntStream.range(0, images.length).toArray(), images.length);
  }

  private ImageSet(
      ImageShape shape,
      List<String> classes,
      byte[][] images,
      int[] labels,
      int[] origins,
      int read) {
    this.shape = shape;
    this.classes = List.copyOf(classes);
    this.images = images;
    this.labels = labels;
    this.origins = origins;
    this.read = read;
    if (images.length != labels.length) {
      throw new UserMistake("%d images but %d labels", images.length, labels.length);
    }
    for (int i = 0; i < images.length; i++) {
      check(i);
    }
  }

  private void check(int i) {
    if (images[i].length != shape.values()) {
      throw new UserMistake(
          "image %d has %d values, expected %s = %d", i, images[i].length, shape, shape.values());
    }
    if (labels[i] < 0 || labels[i] >= classes.size()) {
      throw new UserMistake(
          "image %d has label %d, expected 0 to %d", i, labels[i], classes.size() - 1);
    }
  }

  public ImageShape shape() {
    return shape;
  }

  /** Class names in label order. */
  public List<String> classes() {
    return classes;
  }

  /** Number of images. */
  public int size() {
    return images.length;
  }

  /** The bytes of image {@code i}; shared, not to be written. */
  public byte[] pixels(int i) {
    return images[i];
  }

  /** The class of image {@code i}, an index into {@link #classes}. */
  public int label(int i) {
    return labels[i];
  }

  /** The class of every image. */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * The place image {@code i} had in the set that was read: it names the image however the set was
   * cut up since, so that noise, augmentation and labels kept elsewhere still belong to it.
   */
  public int origin(int i) {
    return origins[i];
  }

  /** How many images the set had that was read: origins are below it. */
  public int origins() {
    return read;
  }

  /** How many images each class has, in label order. */
  public int[] classSizes() {
    int[] sizes = new int[classes.size()];
    for (int label : labels) {
      sizes[label]++;
    }
    return sizes;
  }

  /** The images at the given places, in that order. */
  public ImageSet at(int[] indices) {
    return new ImageSet(
        shape,
        classes,
        IntStream.of(indices).mapToObj(i -> images[i]).toArray(byte[][]::new),
        IntStream.of(indices).map(i -> labels[i]).toArray(),
        IntStream.of(indices).map(i -> origins[i]).toArray(),
        read);
  }

  /**
   * The images whose class gets a new one, under the new class names.
   *
   * @param newLabel for each present label the new one, or -1 to leave its images out
   */
  public ImageSet relabelled(List<String> newClasses, int[] newLabel) {
    ImageSet kept = at(IntStream.range(0, size()).filter(i -> newLabel[labels[i]] >= 0).toArray());
    int[] theirs = IntStream.of(kept.labels).map(label -> newLabel[label]).toArray();
    return new ImageSet(shape, newClasses, kept.images, theirs, kept.origins, read);
  }

  /** SHA-256, in hexadecimal, of shape, class names, labels and pixels in order. */
  public String checksum() {
    Checksum checksum = Checksum.sha256().add(shape + "\n" + String.join("\n", classes));
    ByteBuffer label = ByteBuffer.allocate(Integer.BYTES);
    for (int i = 0; i < images.length; i++) {
      checksum.add(label.clear().putInt(labels[i]).array()).add(images[i]);
    }
    return checksum.hex();
  }
}
