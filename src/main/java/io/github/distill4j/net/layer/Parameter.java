package io.github.distill4j.net.layer;

import java.util.List;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One parameter array of a layer.
 *
 * @param order 'c' if it lies in memory row by row, 'f' if column by column
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

  /** Gives a parameter its first values. */
  @FunctionalInterface
  interface Start {

    /**
     * Writes them.
     *
     * @param scheme the layer's, for values that are drawn
     */
    void write(Parameter parameter, IWeightInit scheme, INDArray values);
  }

  /** Values by the layer's scheme, for so many inputs and outputs of each unit. */
  private static Start drawn(double inputs, double outputs) {
    return (parameter, scheme, values) ->
        scheme.init(inputs, outputs, parameter.shape(), parameter.order(), values);
  }

  /** W [inputs, outputs], column by column as Deeplearning4j has it. */
  static Parameter weights(long inputs, long outputs) {
    Start start = drawn((double) inputs, (double) outputs);
    return new Parameter(WEIGHTS, Kind.WEIGHT, start, 'f', inputs, outputs);
  }

  /** Weights and b [outputs]. */
  static List<Parameter> dense(long inputs, long outputs) {
    return List.of(weights(inputs, outputs), vector(BIAS, Kind.BIAS, 0, outputs));
  }

  /** W [outputs, inputs, kernel, kernel]. */
  static Parameter kernels(long inputs, Convolution convolution) {
    int side = convolution.kernel();
    double area = (double) side * side;
    double outputs = convolution.channels() * area;
    Start start =
        drawn(inputs * area, outputs / ((double) convolution.stride() * convolution.stride()));
    return new Parameter(
        WEIGHTS, Kind.WEIGHT, start, 'c', convolution.channels(), inputs, side, side);
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
    return new Parameter(key, kind, (self, scheme, values) -> values.assign(first), 'c', length);
  }

  /** Whether a parameter of that name is a running statistic, which no updater may touch. */
  static boolean isStatistic(String key) {
    return MEAN.equals(key) || VARIANCE.equals(key);
  }

  long length() {
    return ArrayUtil.prodLong(shape);
  }
}
