package io.github.distill4j;

/**
 * Random numbers that depend on a key alone, bit for bit, on every machine and every JDK.
 *
 * <p>Whatever is drawn for an image is drawn under a key made of a seed and the image's own number,
 * so it never depends on which images came before. The generator is SplitMix64 (Steele, Lea and
 * Flood, OOPSLA 2014): a counter and a mixing function, so a new key costs nothing.
 *
 * <p>How numbers are made of its bits is written out here, since the JDK leaves it open for its own
 * generators. One thread at a time.
 */
public final class KeyedRandom {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long counter;

  /**
   * Starts at the beginning of the sequence that belongs to two numbers: {@code (seed, purpose, 0,
   * 0)}.
   */
  public KeyedRandom key(long seed, long purpose) {
    return key(seed, purpose, 0, 0);
  }

  /**
   * Starts again at the beginning of the sequence that belongs to four numbers.
   *
   * @param seed chosen by the user
   * @param purpose what is drawn, so that two purposes never share numbers
   * @param turn epoch or part; 0 where there is none
   * @param image its origin; 0 where there is none
   */
  public KeyedRandom key(long seed, long purpose, long turn, long image) {
    counter = join(join(join(join(0, seed), purpose), turn), image);
    return this;
  }

  private static long join(long key, long number) {
    return mix(key + GOLDEN + mix(number + GOLDEN));
  }

  /** Any of the 2⁶⁴ numbers. */
  public long nextLong() {
    counter += GOLDEN;
    return mix(counter);
  }

  /** Uniform on [0, 1): the first 53 bits of {@link #nextLong}, over 2⁵³. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** The first bit of {@link #nextLong}. */
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  /**
   * Uniform on 0 to {@code bound − 1}, without bias: the remainder of 31 bits, drawn again where
   * they lie behind the last whole multiple of the bound; for a power of two, 32 bits' last ones.
   *
   * @param bound above 0
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound " + bound);
    }
    if (Integer.bitCount(bound) == 1) {
      return (int) (nextLong() >>> 32) & (bound - 1);
    }
    while (true) {
      int draw = (int) (nextLong() >>> 33);
      int rest = draw % bound;
      if (draw - rest <= Integer.MAX_VALUE - (bound - 1)) {
        return rest;
      }
    }
  }

  /** Standard normal, by {@link Ziggurat}. */
  public double nextGaussian() {
    return Ziggurat.next(this);
  }

  /** Puts the numbers into random order (Fisher and Yates). */
  public void shuffle(int[] numbers) {
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
