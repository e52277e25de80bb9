package io.github.distill4j.data;

import io.github.distill4j.KeyedRandom;

/**
 * Turns the bytes of one image into network inputs: scaled to [0, 1], noise added, normalised.
 *
 * <p>The noise of an image depends on the split seed, the image's origin and whether it is a test
 * image, and on nothing else. One thread at a time.
 */
final class PixelInputs {

  private static final long NOISE = 5;

  private final float[] table;
  private final float[] noiseScale;
  private final boolean unitNorm;
  private final long seed;
  private final long testPart;
  private final KeyedRandom random = new KeyedRandom();

  /**
   * The inputs of one part.
   *
   * @param spec names noise and normalisation
   * @param constants for each channel
   * @param testPart 1 for test images, 0 for others
   */
  PixelInputs(DataSpec spec, PixelConstants constants, long testPart) {
    int channels = constants.mean().size();
    table = new float[256 * channels];
    noiseScale = new float[channels];
    for (int c = 0; c < channels; c++) {
      fillTable(c, constants.mean().get(c), constants.sd().get(c));
      noiseScale[c] = (float) (Math.sqrt(spec.noiseVariance()) / constants.sd().get(c));
    }
    this.unitNorm = spec.normalisation() == Normalisation.UNIT_NORM;
    this.seed = spec.splitSeed();
    this.testPart = testPart;
  }

  private void fillTable(int channel, double mean, double sd) {
    for (int value = 0; value < 256; value++) {
      table[256 * channel + value] = (float) ((value / 255.0 - mean) / sd);
    }
  }

  /** Writes the inputs of image {@code i}, in the layout of its bytes. */
  void write(ImageSet set, int i, float[] out) {
    lookUp(set.pixels(i), out);
    if (noiseScale[0] > 0) {
      addNoise(set.origin(i), out);
    }
    if (unitNorm) {
      divideByNorm(out);
    }
  }

  private void lookUp(byte[] pixels, float[] out) {
    int channels = noiseScale.length;
    for (int c = 0; c < channels; c++) {
      int row = 256 * c;
      for (int v = c; v < pixels.length; v += channels) {
        out[v] = table[row + (pixels[v] & 255)];
      }
    }
  }

  private void addNoise(int origin, float[] out) {
    random.key(seed, NOISE, testPart, origin);
    int channels = noiseScale.length;
    for (int v = 0; v < out.length; v += channels) {
      for (int c = 0; c < channels; c++) {
        out[v + c] += noiseScale[c] * (float) random.nextGaussian();
      }
    }
  }

  private static void divideByNorm(float[] out) {
    double squares = 0;
    for (float value : out) {
      squares += (double) value * value;
    }
    // A black image has no direction; it stays zero.
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int v = 0; v < out.length; v++) {
      out[v] *= scale;
    }
  }
}
