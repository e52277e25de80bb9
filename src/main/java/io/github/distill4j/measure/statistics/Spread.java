package io.github.distill4j.measure.statistics;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Mean and spread of one measure over seeds.
 *
 * @param mean arithmetic mean; not a number for no value
 * @param deviation sample standard deviation (n − 1); not a number for less than two values
 * @param n how many values
 */
public record Spread(double mean, double deviation, int n) {

  public static Spread of(double[] values) {
    double deviation = values.length < 2 ? Double.NaN : new StandardDeviation().evaluate(values);
    return new Spread(new Mean().evaluate(values), deviation, values.length);
  }
}
