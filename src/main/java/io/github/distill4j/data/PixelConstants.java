package io.github.distill4j.data;

import io.github.distill4j.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is taken from each channel and what it is divided by, pixels in [0, 1].
 *
 * @param mean one number a channel
 * @param sd standard deviation, one number a channel, above 0
 */
public record PixelConstants(List<Double> mean, List<Double> sd) {

  public PixelConstants {
    mean = List.copyOf(mean);
    sd = List.copyOf(sd);
  }

  /** Leaves pixels in [0, 1] as they are. */
  static PixelConstants none(int channels) {
    return new PixelConstants(
        Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
  }

  /**
   * Mean and standard deviation over all pixels of a set, as a network sees them: noise adds its
   * variance to that of the pixels.
   *
   * @param set at least one image
   * @param noiseVariance of the noise that will be added
   */
  public static PixelConstants of(ImageSet set, double noiseVariance) {
    int channels = set.shape().channels();
    long[] sum = new long[channels];
    long[] squares = new long[channels];
    for (int i = 0; i < set.size(); i++) {
      add(set.pixels(i), sum, squares);
    }
    double pixels = (double) set.size() * set.shape().values() / channels;
    List<Double> mean = new ArrayList<>();
    List<Double> sd = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double average = sum[c] / pixels;
      double variance = (squares[c] / pixels - average * average) / (255.0 * 255.0);
      mean.add(average / 255);
      sd.add(spread(Math.max(0, variance) + noiseVariance));
    }
    return new PixelConstants(mean, sd);
  }

  private static void add(byte[] image, long[] sum, long[] squares) {
    int channels = sum.length;
    for (int v = 0; v < image.length; v += channels) {
      for (int c = 0; c < channels; c++) {
        long value = image[v + c] & 255;
        sum[c] += value;
        squares[c] += value * value;
      }
    }
  }

  /** A channel that is the same everywhere carries nothing; dividing by 1 leaves it at zero. */
  private static double spread(double variance) {
    return variance < 1e-12 ? 1 : Math.sqrt(variance);
  }

  @Override
  public String toString() {
    return "(pixel/255 − mean)/sd by channel, mean " + rounded(mean) + ", sd " + rounded(sd);
  }

  private static String rounded(List<Double> values) {
    return values.stream().map(v -> Text.of("%.9f", v)).toList().toString();
  }
}
