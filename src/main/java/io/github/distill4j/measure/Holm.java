package io.github.distill4j.measure;

/** Holm's correction for several tests at once. */
public final class Holm {

  private Holm() {}

  /** Adjusted p values, in the order given. */
  public static double[] adjusted(double[] p) {
    throw new UnsupportedOperationException(p.length + " p values");
  }
}
