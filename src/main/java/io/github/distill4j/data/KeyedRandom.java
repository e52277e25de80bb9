package io.github.distill4j.data;

import java.util.random.RandomGenerator;

/**
 * Random numbers that depend on a key alone.
 *
 * <p>Whatever is drawn for an image is drawn under a key made of a seed and the image's own number,
 * so it never depends on which images came before. The generator is SplitMix64 (Steele, Lea and
 * Flood, OOPSLA 2014): a counter and a mixing function, so a new key costs nothing.
 */
final class KeyedRandom implements RandomGenerator {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long counter;

  /**
   * Starts again at the beginning of the sequence that belongs to four numbers.
   *
   * @param seed chosen by the user
   * @param purpose what is drawn, so that two purposes never share numbers
   * @param turn epoch or part; 0 where there is none
   * @param image its origin; 0 where there is none
   */
  KeyedRandom key(long seed, long purpose, long turn, long image) {
    counter = join(join(join(join(0, seed), purpose), turn), image);
    return this;
  }

  private static long join(long key, long number) {
    return mix(key + GOLDEN + mix(number + GOLDEN));
  }

  @Override
  public long nextLong() {
    counter += GOLDEN;
    return mix(counter);
  }

  /** Puts the numbers into random order (Fisher and Yates). */
  void shuffle(int[] numbers) {
    for (int last = numbers.length - 1; last > 0; last--) {
      int other = nextInt(last + 1);
      int moved = numbers[last];
      numbers[last] = numbers[other];
      numbers[other] = moved;
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
