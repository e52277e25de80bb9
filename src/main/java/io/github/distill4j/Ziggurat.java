package io.github.distill4j;

/**
 * Standard normal numbers by the ziggurat method (Marsaglia and Tsang, J. Stat. Softw. 5(8), 2000).
 *
 * <p>The area under f(x) = exp(−x²/2) is covered by 256 layers of equal area V. Layer k &gt; 0 is a
 * rectangle of half-width x_k between the heights f(x_k) and f(x_{k+1}); layer 0 holds all below
 * f(x_1) with the tail, and is drawn from as a rectangle of half-width x_0 = V / f(x_1). A layer
 * and a place in it are drawn from one long, from bits of their own (Doornik 2005 shows the harm of
 * shared ones); 98.8 % of them lie below the next layer's width and are under f for certain.
 *
 * <p>Logarithms and exponentials are {@link StrictMath}'s, whose bits the JDK promises.
 */
final class Ziggurat {

  private static final int LAYERS = 256;

  /** x_1 and V, from which x_{LAYERS} = 0 follows; computed in test resource keyed-random.py. */
  private static final double TAIL = 3.654152885361009;

  private static final double AREA = 0.004928673233974655;

  private static final double[] WIDTHS = widths();
  private static final double[] HEIGHTS = heights();

  private Ziggurat() {}

  static double next(KeyedRandom random) {
    while (true) {
      long bits = random.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      // The first 53 bits, their sign included: uniform on [−1, 1).
      double x = (bits >> 11) * 0x1p-52 * WIDTHS[layer];
      if (Math.abs(x) < WIDTHS[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        return x < 0 ? -tail(random) : tail(random);
      }
      double low = HEIGHTS[layer];
      if (low + (HEIGHTS[layer + 1] - low) * random.nextDouble() < height(x)) {
        return x;
      }
    }
  }

  /** A number from the tail, by Marsaglia (1964); 1 − u keeps 0 from the logarithm. */
  private static double tail(KeyedRandom random) {
    while (true) {
      double beyond = -StrictMath.log(1 - random.nextDouble()) / TAIL;
      double exponential = -StrictMath.log(1 - random.nextDouble());
      if (2 * exponential > beyond * beyond) {
        return TAIL + beyond;
      }
    }
  }

  private static double height(double x) {
    return StrictMath.exp(-x * x / 2);
  }

  private static double[] widths() {
    double[] widths = new double[LAYERS + 1];
    widths[0] = AREA / height(TAIL);
    widths[1] = TAIL;
    for (int k = 1; k < LAYERS - 1; k++) {
      double above = height(widths[k]) + AREA / widths[k];
      widths[k + 1] = Math.sqrt(-2 * StrictMath.log(above));
    }
    return widths;
  }

  private static double[] heights() {
    double[] heights = new double[LAYERS + 1];
    for (int k = 0; k <= LAYERS; k++) {
      heights[k] = height(WIDTHS[k]);
    }
    return heights;
  }
}
