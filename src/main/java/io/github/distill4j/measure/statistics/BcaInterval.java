package io.github.distill4j.measure.statistics;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval of a mean (Efron 1987): the quantiles Φ(z₀
 * + (z₀ + z)/(1 − a(z₀ + z))) of the resampled means, for z = ∓1.96.
 *
 * <p>z₀ = Φ⁻¹(share of resampled means below the mean, equal ones counted half) corrects the bias;
 * a = Σ uᵢ³ / (6 (Σ uᵢ²)^{3/2}), u the differences from their mean, is the jackknife's
 * acceleration, which for a mean has this closed form.
 */
final class BcaInterval {

  /** The least number of values from which an interval is worth its name. */
  static final int FEWEST = 3;

  private static final double TAIL = 0.025;

  // Without a generator: nothing is drawn from it, and seeding one costs more than the interval.
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private final BootstrapMeans means;
  private final double bias;
  private final double acceleration;
  private final double rounding;

  private BcaInterval(Differences differences) {
    means = BootstrapMeans.of(differences.values());
    bias =
        NORMAL.inverseCumulativeProbability(
            means.shareBelow(differences.mean(), differences.rounding()));
    acceleration = acceleration(differences);
    rounding = differences.rounding();
  }

  /** The 95 % interval of the mean of at least three differences that are not all the same. */
  static Interval of(Differences differences) {
    BcaInterval bca = new BcaInterval(differences);
    return new Interval(bca.end(TAIL), bca.end(1 - TAIL));
  }

  /** An end of the interval; zero but for rounding is zero, lest it seem to leave zero. */
  private double end(double share) {
    double z = bias + NORMAL.inverseCumulativeProbability(share);
    double end = means.quantile(NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z)));
    return Math.abs(end) <= rounding ? 0 : end;
  }

  private static double acceleration(Differences differences) {
    double mean = differences.mean();
    double squares = moment(differences, mean, 2);
    return moment(differences, mean, 3) / (6 * squares * Math.sqrt(squares));
  }

  private static double moment(Differences differences, double mean, int power) {
    return DoubleStream.of(differences.values()).map(d -> StrictMath.pow(d - mean, power)).sum();
  }
}
