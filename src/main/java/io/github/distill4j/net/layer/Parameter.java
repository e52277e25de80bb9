package io.github.distill4j.net.layer;

import java.util.List;

/**
 * One parameter array of a layer.
 *
 * @param key its name
 * @param kind what regularisation and updaters make of it
 * @param initial its first value, unless it is a weight
 * @param order 'c' if it lies in memory row by row, 'f' if column by column
 * @param shape its shape
 */
@SuppressWarnings("ArrayRecordComponent") // parameters are never compared
record Parameter(String key, Kind kind, double initial, char order, long... shape) {

  static final String WEIGHTS = "W";
  static final String BIAS = "b";
  static final String SCALE = "gamma";
  static final String SHIFT = "beta";
  static final String MEAN = "mean";
  static final String VARIANCE = "var";

  /** What regularisation and updaters make of a parameter. */
  enum Kind {
    /** Initialised by the layer's scheme, regularised. */
    WEIGHT,
    /** Regularised and updated as biases are. */
    BIAS,
    /** Learned, never regularised. */
    NORM,
    /** A running statistic: its gradient is what to subtract from it. */
    STATISTIC
  }

  /** W [inputs, outputs], column by column as Deeplearning4j has it, then b [outputs]. */
  static List<Parameter> dense(long inputs, long outputs, double initialBias) {
    return List.of(
        new Parameter(WEIGHTS, Kind.WEIGHT, 0, 'f', inputs, outputs),
        new Parameter(BIAS, Kind.BIAS, initialBias, 'c', outputs));
  }

  long length() {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    return length;
  }
}
