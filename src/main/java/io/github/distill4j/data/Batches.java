package io.github.distill4j.data;

import io.github.distill4j.KeyedRandom;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Network inputs of a set of images, made when they are asked for.
 *
 * <p>What an image looks like depends on the image, the seed and the epoch alone, never on the
 * batch it is in. Filling a batch allocates nothing; the work arrays inside make an object of this
 * class one thread's own.
 */
public final class Batches {

  private static final long ORDER = 7;

  private final ImageSet set;
  private final PixelInputs inputs;
  private final Augmentation augmentation;
  private final long seed;
  private final PadCropFlip padCropFlip;
  private final KeyedRandom random = new KeyedRandom();
  private final float[] image;
  private final float[] view;

  Batches(ImageSet set, PixelInputs inputs, Augmentation augmentation, long seed) {
    this.set = set;
    this.inputs = inputs;
    this.augmentation = augmentation;
    this.seed = seed;
    padCropFlip = new PadCropFlip(set.shape());
    image = new float[set.shape().values()];
    view = new float[set.shape().values()];
  }

  /** The images behind the inputs. */
  public ImageSet set() {
    return set;
  }

  /** Number of images. */
  public int size() {
    return set.size();
  }

  /** All images in their own order. */
  public int[] inOrder() {
    return IntStream.range(0, set.size()).toArray();
  }

  /** All images in the random order that seed and epoch fix. */
  public int[] shuffled(int epoch) {
    int[] order = inOrder();
    random.key(seed, ORDER, epoch, 0).shuffle(order);
    return order;
  }

  /**
   * Appends the inputs of some images: [images, height, width, channels].
   *
   * @param from first place in {@code order}
   * @param to behind the last place
   * @param epoch chooses the augmentation's view
   * @param out has room for {@code (to − from) × height × width × channels} numbers
   */
  public void fill(int[] order, int from, int to, int epoch, FloatBuffer out) {
    for (int k = from; k < to; k++) {
      inputs.write(set, order[k], image);
      out.put(augmented(order[k], epoch));
    }
  }

  private float[] augmented(int i, int epoch) {
    return switch (augmentation) {
      case NONE -> image;
      case PAD_CROP_FLIP -> {
        padCropFlip.write(image, view, random, seed, epoch, set.origin(i));
        yield view;
      }
    };
  }

  /**
   * Writes the classes of the same images.
   *
   * @param out at least {@code to − from} long
   */
  public void labels(int[] order, int from, int to, int[] out) {
    for (int k = from; k < to; k++) {
      out[k - from] = set.label(order[k]);
    }
  }
}
