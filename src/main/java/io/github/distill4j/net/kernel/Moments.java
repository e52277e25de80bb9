package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean and biased variance of every channel.
 *
 * @param both the means, then the variances: [2 × channels]
 */
public record Moments(INDArray both, INDArray mean, INDArray variance) {

  /** The views of an array [2 × channels]. */
  public static Moments of(INDArray both) {
    long channels = both.length() / 2;
    return new Moments(
        both, both.get(interval(0, channels)), both.get(interval(channels, 2 * channels)));
  }
}
