package io.github.distill4j.net.kernel;

/**
 * Sums of products, in double precision, and what rounding can do to them elsewhere: computed with
 * roundings of u, a sum of n products is off by at most n u Σ|products|, in whatever order.
 *
 * @param values Σ products
 * @param sizes Σ|products|
 */
record Sums(double[] values, double[] sizes) {

  /** That many sums without terms. */
  static Sums zero(long length) {
    int count = Math.toIntExact(length);
    return new Sums(new double[count], new double[count]);
  }

  void add(int at, double product) {
    values[at] += product;
    sizes[at] += Math.abs(product);
  }

  /** The same with one more term each, a channel's, and the channels run fastest. */
  Sums plus(double[] channels) {
    Sums more = new Sums(values.clone(), sizes.clone());
    for (int i = 0; i < values.length; i++) {
      more.add(i, channels[i % channels.length]);
    }
    return more;
  }

  /** Zero for values below zero; what bounds the rounding of a value bounds this, too. */
  Sums relu() {
    double[] positive = values.clone();
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Math.max(0, positive[i]);
    }
    return new Sums(positive, sizes);
  }

  /** What rounding can do to sums of n terms. */
  double[] rounding(double n, double u) {
    double[] bounds = sizes.clone();
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] *= n * u;
    }
    return bounds;
  }
}
