package io.github.distill4j.net.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.distill4j.net.kernel.Moments;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The four parameters of a batch norm, or their gradients, as they lie in memory.
 *
 * @param flat all parameters of the layer, of which these are the last
 * @param scaleShift gamma, then beta: [2 × channels]
 * @param moments mean and variance
 */
record NormViews(INDArray flat, INDArray scaleShift, Moments moments) {

  /** The views of a layer's flat array: those from the last call, if it is the same. */
  static NormViews of(INDArray flat, long channels, NormViews last) {
    if (last != null && last.flat == flat) {
      return last;
    }
    INDArray vector = flat.reshape(flat.length());
    long end = flat.length();
    return new NormViews(
        flat,
        vector.get(interval(end - 4 * channels, end - 2 * channels)),
        Moments.of(vector.get(interval(end - 2 * channels, end))));
  }
}
