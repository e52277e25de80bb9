package io.github.distill4j.data;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A set cut in two at random, stratified by class.
 *
 * <p>Each class gives its exact share rounded down or up, so it is within one image of exact; the
 * largest remainders are rounded up, as many as the total needs.
 *
 * @param kept the images left behind, in their old order
 * @param taken the images taken out, in their old order
 */
record Split(ImageSet kept, ImageSet taken) {

  /**
   * Takes a number of images out of a set.
   *
   * @param count how many to take, 0 to {@code set.size()}
   * @param seed fixes which
   * @param purpose keeps choices under one seed apart
   */
  static Split of(ImageSet set, int count, long seed, long purpose) {
    boolean[] taken = choose(set, count, new KeyedRandom().key(seed, purpose, 0, 0));
    return new Split(
        set.at(IntStream.range(0, set.size()).filter(i -> !taken[i]).toArray()),
        set.at(IntStream.range(0, set.size()).filter(i -> taken[i]).toArray()));
  }

  private static boolean[] choose(ImageSet set, int count, KeyedRandom random) {
    int[] quotas = quotas(set.classSizes(), count);
    int[] order = IntStream.range(0, set.size()).toArray();
    random.shuffle(order);
    boolean[] taken = new boolean[set.size()];
    for (int i : order) {
      taken[i] = quotas[set.label(i)]-- > 0;
    }
    return taken;
  }

  private static int[] quotas(int[] sizes, int count) {
    long all = Math.max(1, IntStream.of(sizes).asLongStream().sum());
    int[] quotas = IntStream.of(sizes).map(size -> (int) ((long) size * count / all)).toArray();
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingLong(c -> -((long) sizes[c] * count % all)))
        .limit(count - Arrays.stream(quotas).sum())
        .forEach(c -> quotas[c]++);
    return quotas;
  }

  /**
   * The same split.
   *
   * @param key the setting to blame, with its value
   * @param name what is taken for
   * @throws UserMistake when one of the two lacks a class
   */
  Split whole(String key, String name) {
    requireAllClasses(taken, key, name);
    requireAllClasses(kept, key, "training");
    return this;
  }

  /**
   * Refuses a part in which a class has no image.
   *
   * @param key the setting to blame, with its value
   * @param name what the part is called
   */
  static void requireAllClasses(ImageSet part, String key, String name) {
    int[] sizes = part.classSizes();
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] == 0) {
        throw new UserMistake(
            "%s leaves no %s image of class %s (%d for %d classes); change it or use more images",
            key, name, part.classes().get(c), part.size(), sizes.length);
      }
    }
  }
}
