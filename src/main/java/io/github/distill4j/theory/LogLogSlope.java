package io.github.distill4j.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How the smallest width grows with 1/γ: s of the least-squares line log m = s·log(1/γ) + constant.
 *
 * @param value s
 * @param low lower end of the 95 % percentile bootstrap interval over seeds
 * @param high upper end
 * @param margins how many margins had a width to go by
 */
public record LogLogSlope(double value, double low, double high, int margins) {

  private static final int RESAMPLES = 2000;

  /**
   * Widths at one margin.
   *
   * @param margin γ, above 0
   * @param widths of all seeds
   */
  public record Point(double margin, MinimalWidths widths) {}

  /**
   * Fits the line. Margins at which the width is unknown, because too many seeds failed everywhere,
   * are left out; in a resample likewise. The interval speaks of seeds alone: it knows nothing of
   * whether a line is right, nor of what the search's resolution hides.
   *
   * @param points at least two different margins with a width
   * @param share which share of the seeds is to succeed
   * @param seed fixes the resamples
   */
  public static LogLogSlope of(List<Point> points, double share, long seed) {
    List<Point> known =
        points.stream().filter(p -> p.widths().at(share) < MinimalWidths.FAILED).toList();
    double value = slope(known, share);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a slope needs two margins with a width: " + points);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] slopes =
        IntStream.range(0, RESAMPLES)
            .mapToDouble(b -> slope(known.stream().map(p -> resample(p, random)).toList(), share))
            .filter(s -> !Double.isNaN(s))
            .toArray();
    Percentile percentile = new Percentile();
    percentile.setData(slopes);
    return new LogLogSlope(
        value, percentile.evaluate(2.5), percentile.evaluate(97.5), known.size());
  }

  private static Point resample(Point point, SplittableRandom random) {
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
      int width = point.widths().at(share);
      if (width < MinimalWidths.FAILED) {
        line.addData(-Math.log(point.margin()), Math.log(width));
      }
    }
    return line.getSlope();
  }
}
