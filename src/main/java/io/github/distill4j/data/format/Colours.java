package io.github.distill4j.data.format;

import com.google.errorprone.annotations.Immutable;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.stream.IntStream;
import javax.imageio.IIOException;

/**
 * What the samples of a decoded image mean, and the bytes that become of them.
 *
 * <p>A sample of 8 bits is kept as it is. Of a longer one the highest 8 bits are kept, a shorter
 * one is stretched to 0 to 255. No profile and no gamma is applied, and alpha is dropped: a pixel
 * is the number that the file holds, as in torchvision and Keras, not what a screen would make of
 * it.
 */
enum Colours {
  GREY(1, (samples, from, out, to) -> out[to] = (byte) samples[from]),

  RGB(3, Colours::rgb),

  /** Luminance and two colour differences, with JFIF's formula in libjpeg's whole numbers. */
  YCC(3, Colours::ycc),

  /** Inks: red is what neither cyan nor black takes away, without a printer's profile. */
  CMYK(3, Colours::cmyk),

  /** CMYK as JPEG files have it: 255 is no ink. */
  INVERTED_CMYK(3, Colours::invertedCmyk),

  /** The same, its first three inks as luminance and colour differences of their complements. */
  YCCK(3, Colours::ycck);

  private static final int HALF = 1 << 15;

  private final int channels;
  private final Pixel pixel;

  Colours(int channels, Pixel pixel) {
    this.channels = channels;
    this.pixel = pixel;
  }

  /** Writes one pixel's grey, or red, green and blue. */
  @Immutable
  private interface Pixel {
    void put(int[] samples, int from, byte[] out, int to);
  }

  private static void rgb(int[] samples, int from, byte[] out, int to) {
    for (int c = 0; c < 3; c++) {
      out[to + c] = (byte) samples[from + c];
    }
  }

  private static void ycc(int[] samples, int from, byte[] out, int to) {
    int y = samples[from];
    int cb = samples[from + 1] - 128;
    int cr = samples[from + 2] - 128;
    out[to] = clamped(y + ((91881 * cr + HALF) >> 16));
    out[to + 1] = clamped(y + ((-22554 * cb - 46802 * cr + HALF) >> 16));
    out[to + 2] = clamped(y + ((116130 * cb + HALF) >> 16));
  }

  private static void cmyk(int[] samples, int from, byte[] out, int to) {
    for (int c = 0; c < 3; c++) {
      out[to + c] = product(255 - samples[from + c], 255 - samples[from + 3]);
    }
  }

  private static void invertedCmyk(int[] samples, int from, byte[] out, int to) {
    for (int c = 0; c < 3; c++) {
      out[to + c] = product(samples[from + c], samples[from + 3]);
    }
  }

  private static void ycck(int[] samples, int from, byte[] out, int to) {
    ycc(samples, from, out, to);
    for (int c = 0; c < 3; c++) {
      out[to + c] = product(255 - Byte.toUnsignedInt(out[to + c]), samples[from + 3]);
    }
  }

  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  /** Of two numbers that mean 0 to 1. */
  private static byte product(int one, int other) {
    return (byte) ((one * other + 127) / 255);
  }

  /** The picture in a raster whose samples have this meaning; further bands are ignored. */
  Picture read(Raster raster) throws IIOException {
    return read(raster, -1);
  }

  /** The picture that Java's model of its colours describes. */
  static Picture read(ColorModel model, Raster raster) throws IIOException {
    if (model instanceof IndexColorModel palette) {
      return RGB.read(palette.convertToIntDiscrete(raster, true).getRaster(), 3);
    }
    int alpha = model.hasAlpha() ? raster.getNumBands() - 1 : -1;
    return of(model.getColorSpace()).read(raster, alpha);
  }

  private static Colours of(ColorSpace space) throws IIOException {
    return switch (space.getType()) {
      case ColorSpace.TYPE_GRAY -> GREY;
      case ColorSpace.TYPE_RGB -> RGB;
      case ColorSpace.TYPE_CMYK -> CMYK;
      default -> throw new IIOException("neither grey, RGB nor CMYK; convert it to PNG");
    };
  }

  private Picture read(Raster raster, int alpha) throws IIOException {
    requireUnsigned(raster);
    int bands = raster.getNumBands();
    int width = raster.getWidth();
    int[] row = new int[width * bands];
    byte[] pixels = new byte[raster.getHeight() * width * channels];
    boolean transparent = false;
    for (int y = 0; y < raster.getHeight(); y++) {
      readRow(raster, y, row);
      for (int x = 0; x < width; x++) {
        pixel.put(row, x * bands, pixels, (y * width + x) * channels);
        transparent |= alpha >= 0 && row[x * bands + alpha] < 255;
      }
    }
    return Picture.of(raster.getHeight(), width, pixels, transparent);
  }

  /** The samples of one row, each of 8 bits. */
  private static void readRow(Raster raster, int y, int[] row) {
    raster.getPixels(0, y, raster.getWidth(), 1, row);
    int[] bits = raster.getSampleModel().getSampleSize();
    for (int i = 0; i < row.length; i++) {
      row[i] = ofEightBits(row[i], bits[i % bits.length]);
    }
  }

  private static void requireUnsigned(Raster raster) throws IIOException {
    SampleModel model = raster.getSampleModel();
    int longest = IntStream.of(model.getSampleSize()).max().orElseThrow();
    if (longest > 16 || model.getTransferType() == DataBuffer.TYPE_SHORT) {
      throw new IIOException("samples other than 1 to 16 bits without sign; convert it to PNG");
    }
  }

  private static int ofEightBits(int sample, int bits) {
    if (bits >= 8) {
      return sample >> (bits - 8);
    }
    int most = (1 << bits) - 1;
    return (sample * 255 + most / 2) / most;
  }
}
