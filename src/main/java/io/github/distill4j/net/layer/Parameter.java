package io.github.distill4j.net.layer;

import java.util.List;

/**
 * One parameter array of a layer.
 *
 * @param key its name
 * @param kind what regularisation and updaters make of it
 * @param start its first values
 * @param order 'c' if it lies in memory row by row, 'f' if column by column
 * @param shape its shape
 */
@SuppressWarnings("ArrayRecordComponent") // parameters are never compared
record Parameter(String key, Kind kind, Start start, char order, long... shape) {

  static final String WEIGHTS = "W";
  static final String BIAS = "b";
  static final String SCALE = "gamma";
  static final String SHIFT = "beta";
  static final String MEAN = "mean";
  static final String VARIANCE = "var";

  /** What regularisation and updaters make of a parameter. */
  enum Kind {
    /** Regularised as weights are. */
    WEIGHT,
    /** Regularised and updated as biases are. */
    BIAS,
    /** Learned, never regularised. */
    NORM,
    /** A running statistic: its gradient is what to subtract from it. */
    STATISTIC
  }

  /** First values. */
  sealed interface Start {

    /** The same everywhere. */
    record Constant(double value) implements Start {}

    /** By the layer's scheme, for so many inputs and outputs of each unit. */
    record Drawn(double inputs, double outputs) implements Start {}
  }

  /** W [inputs, outputs], column by column as Deeplearning4j has it. */
  static Parameter weights(long inputs, long outputs) {
    return new Parameter(
        WEIGHTS, Kind.WEIGHT, new Start.Drawn(inputs, outputs), 'f', inputs, outputs);
  }

  /** W [outputs, inputs, kernel, kernel]. */
  static Parameter kernels(long inputs, long outputs, int kernel, int stride) {
    double area = (double) kernel * kernel;
    Start start = new Start.Drawn(inputs * area, outputs * area / ((double) stride * stride));
    return new Parameter(WEIGHTS, Kind.WEIGHT, start, 'c', outputs, inputs, kernel, kernel);
  }

  /** b [outputs]. */
  static Parameter bias(long outputs, double first) {
    return vector(BIAS, Kind.BIAS, first, outputs);
  }

  /** Batch norm's gamma, beta, mean and var, [channels] each. */
  static List<Parameter> norm(long channels) {
    return List.of(
        vector(SCALE, Kind.NORM, 1, channels),
        vector(SHIFT, Kind.NORM, 0, channels),
        vector(MEAN, Kind.STATISTIC, 0, channels),
        vector(VARIANCE, Kind.STATISTIC, 1, channels));
  }

  static Parameter vector(String key, Kind kind, double first, long length) {
    return new Parameter(key, kind, new Start.Constant(first), 'c', length);
  }

  /** Whether a parameter of that name is a running statistic, which no updater may touch. */
  static boolean isStatistic(String key) {
    return MEAN.equals(key) || VARIANCE.equals(key);
  }

  long length() {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    return length;
  }
}
