package io.github.distill4j.measure.statistics;

import io.github.distill4j.KeyedRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The means of samples drawn with replacement from n values.
 *
 * <p>Up to eight values these are all nⁿ samples, none left to chance: those that hold each value
 * equally often have one mean, so 6,435 means, each with its number of samples, stand for the
 * 16,777,216 of eight. Beyond, 10,000 samples from a fixed seed.
 */
final class BootstrapMeans {

  private static final int EXACT = 8;
  private static final int DRAWS = 10_000;
  private static final long SEED = 1;
  private static final long RESAMPLING = 14;

  /** A mean and the number of samples that have it. */
  private record Mean(double value, long samples) {}

  private final double[] values;
  private final long[] upTo;

  private BootstrapMeans(List<Mean> means) {
    means.sort(Comparator.comparingDouble(Mean::value));
    values = means.stream().mapToDouble(Mean::value).toArray();
    upTo = means.stream().mapToLong(Mean::samples).toArray();
    for (int i = 1; i < upTo.length; i++) {
      upTo[i] += upTo[i - 1];
    }
  }

  static BootstrapMeans of(double[] drawnFrom) {
    List<Mean> means = new ArrayList<>();
    if (drawnFrom.length <= EXACT) {
      long orders = CombinatoricsUtils.factorial(drawnFrom.length);
      addAll(means, drawnFrom, 0, drawnFrom.length, 0, orders);
    } else {
      addSome(means, drawnFrom);
    }
    return new BootstrapMeans(means);
  }

  /** Takes value {@code from} 0, 1, … {@code left} times, and then the later values. */
  private static void addAll(
      List<Mean> means, double[] values, int from, int left, double sum, long orders) {
    if (from == values.length - 1) {
      long samples = orders / CombinatoricsUtils.factorial(left);
      means.add(new Mean((sum + left * values[from]) / values.length, samples));
      return;
    }
    for (int times = 0; times <= left; times++) {
      long fewer = orders / CombinatoricsUtils.factorial(times);
      addAll(means, values, from + 1, left - times, sum + times * values[from], fewer);
    }
  }

  private static void addSome(List<Mean> means, double[] values) {
    KeyedRandom random = new KeyedRandom().key(SEED, RESAMPLING);
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means.add(new Mean(sum / values.length, 1));
    }
  }

  private long samples() {
    return upTo[upTo.length - 1];
  }

  /** Share of samples whose mean lies below, those that equal it counted half. */
  double shareBelow(double mean, double rounding) {
    return (upTo(mean - rounding) + upTo(mean + rounding)) / (2.0 * samples());
  }

  private long upTo(double mean) {
    int means = (int) DoubleStream.of(values).filter(value -> value <= mean).count();
    return means == 0 ? 0 : upTo[means - 1];
  }

  /**
   * The q-quantile: of N means in order, counted from 0, the one at place q·(N − 1), a place
   * between two interpolated (type 7 of Hyndman and Fan 1996, the default of NumPy and R).
   */
  double quantile(double q) {
    double place = q * (samples() - 1);
    long whole = (long) place;
    double low = at(whole);
    return low + (place - whole) * (at(Math.min(whole + 1, samples() - 1)) - low);
  }

  private double at(long place) {
    int i = 0;
    while (upTo[i] <= place) {
      i++;
    }
    return values[i];
  }
}
