package io.github.distill4j.measure.statistics;

/**
 * A confidence interval, both ends included.
 *
 * @param high upper end, at least {@code low}
 */
public record Interval(double low, double high) {

  /** Whether a value lies in it; an end counts as inside. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
