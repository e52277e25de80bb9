package io.github.distill4j.theory;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.train.stack.MinimalWidths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How the smallest width grows with 1/γ: s of the least-squares line log m = s·log(1/γ) + constant.
 *
 * @param value s
 * @param low lower end of the 95 % percentile bootstrap interval over seeds (quantiles of type 7)
 * @param high upper end; infinite when a margin is censored, or a margin's width is unknown in more
 *     than 2.5 % of the resamples: such widths are the largest ones, and a line without them is too
 *     flat
 * @param margins how many margins had a width to go by
 * @param censored how many margins were left out, as too many of their seeds failed at every width
 */
public record LogLogSlope(double value, double low, double high, int margins, int censored) {

  private static final long RESAMPLING = 13;
  private static final int RESAMPLES = 2000;
  private static final double TAIL = .025;

  /**
   * Widths at one margin.
   *
   * @param margin γ, above 0
   */
  public record Point(double margin, MinimalWidths widths) {}

  /**
   * Fits the line. Margins at which the width is unknown, because too many seeds failed everywhere,
   * are left out; in a resample likewise. Each margin's seeds are resampled by themselves, so a
   * seed is taken to mean nothing from one margin to the next. The interval speaks of seeds alone:
   * it knows nothing of whether a line is right, nor of what the search's resolution hides.
   *
   * @param points at least two different margins with a width
   * @param share which share of the seeds is to succeed
   * @param seed fixes the resamples
   */
  public static LogLogSlope of(List<Point> points, double share, long seed) {
    List<Point> known = points.stream().filter(p -> isKnown(p, share)).toList();
    double value = slope(known, share);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a slope needs two margins with a width: " + points);
    }
    KeyedRandom random = new KeyedRandom().key(seed, RESAMPLING);
    List<List<Point>> resamples =
        IntStream.range(0, RESAMPLES)
            .mapToObj(b -> known.stream().map(p -> resample(p, random)).toList())
            .toList();
    int censored = points.size() - known.size();
    Percentile slopes = slopes(resamples, share);
    return new LogLogSlope(
        value,
        slopes.evaluate(100 * TAIL),
        censored > 0 || losing(resamples, share) > TAIL * RESAMPLES
            ? Double.POSITIVE_INFINITY
            : slopes.evaluate(100 * (1 - TAIL)),
        known.size(),
        censored);
  }

  private static boolean isKnown(Point point, double share) {
    return point.widths().at(share) < MinimalWidths.FAILED;
  }

  private static Percentile slopes(List<List<Point>> resamples, double share) {
    Percentile slopes = new Percentile().withEstimationType(EstimationType.R_7);
    slopes.setData(
        resamples.stream()
            .mapToDouble(points -> slope(points, share))
            .filter(slope -> !Double.isNaN(slope))
            .toArray());
    return slopes;
  }

  /** How many resamples lose a margin. */
  private static long losing(List<List<Point>> resamples, double share) {
    return resamples.stream()
        .filter(points -> !points.stream().allMatch(p -> isKnown(p, share)))
        .count();
  }

  private static Point resample(Point point, KeyedRandom random) {
    List<Integer> all = point.widths().sorted();
    List<Integer> drawn = new ArrayList<>();
    for (int k = 0; k < all.size(); k++) {
      drawn.add(all.get(random.nextInt(all.size())));
    }
    return new Point(point.margin(), new MinimalWidths(drawn));
  }

  private static double slope(List<Point> points, double share) {
    SimpleRegression line = new SimpleRegression();
    for (Point point : points) {
      if (isKnown(point, share)) {
        line.addData(-StrictMath.log(point.margin()), StrictMath.log(point.widths().at(share)));
      }
    }
    return line.getSlope();
  }
}
