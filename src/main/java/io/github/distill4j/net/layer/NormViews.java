package io.github.distill4j.net.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The four parameters of a batch norm, or their gradients, as they lie in memory.
 *
 * @param scaleShift gamma, then beta: [2 × channels]
 * @param statistics mean, then variance: [2 × channels]
 */
record NormViews(INDArray scaleShift, INDArray statistics) {

  /** The last four parameters of a layer's flat array. */
  static NormViews last(INDArray flat, long channels) {
    INDArray vector = flat.reshape(flat.length());
    long end = flat.length();
    return new NormViews(
        vector.get(interval(end - 4 * channels, end - 2 * channels)),
        vector.get(interval(end - 2 * channels, end)));
  }

  INDArray mean() {
    return statistics.get(interval(0, statistics.length() / 2));
  }

  INDArray variance() {
    return statistics.get(interval(statistics.length() / 2, statistics.length()));
  }

  INDArray scale() {
    return scaleShift.get(interval(0, scaleShift.length() / 2));
  }

  INDArray shift() {
    return scaleShift.get(interval(scaleShift.length() / 2, scaleShift.length()));
  }
}
