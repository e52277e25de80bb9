package io.github.distill4j.net.kernel;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What kernels should give, by their definitions, one number after the other in double precision.
 * Arrays lie in memory as the kernels' do.
 */
final class Formulas {

  private Formulas() {}

  /** Output, gradient by the weights, gradient by the input. */
  static double[][] convolution(ConvolutionShape shape, double[] x, double[] w, double[] g) {
    double[][] sums = {new double[g.length], new double[w.length], new double[x.length]};
    ImageShape in = shape.input();
    ImageShape out = shape.output();
    for (int to = 0; to < g.length; to++) {
      long pixel = to / out.channels();
      long image = pixel / (out.height() * out.width());
      long top = pixel / out.width() % out.height() * shape.stride() - shape.padding();
      long left = pixel % out.width() * shape.stride() - shape.padding();
      for (int tap = 0; tap < shape.kernel() * shape.kernel(); tap++) {
        long row = top + tap / shape.kernel();
        long column = left + tap % shape.kernel();
        if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
          long from = ((image * in.height() + row) * in.width() + column) * in.channels();
          addTap(sums, shape, (int) from, tap, to, new double[][] {x, w, g});
        }
      }
    }
    return sums;
  }

  /** All channels of one pixel through one weight of the kernel into one output. */
  private static void addTap(
      double[][] sums, ConvolutionShape shape, int from, int tap, int to, double[][] xwg) {
    int taps = shape.kernel() * shape.kernel();
    int channels = (int) shape.input().channels();
    int by = to % (int) shape.outputs() * channels * taps + tap;
    double gradient = xwg[2][to];
    for (int c = 0; c < channels; c++, by += taps) {
      double value = xwg[0][from + c];
      double weight = xwg[1][by];
      sums[0][to] += value * weight;
      sums[1][by] += value * gradient;
      sums[2][from + c] += weight * gradient;
    }
  }

  /** Output without bias and the gradients by the weights and the input: a 1×1 convolution's. */
  static double[][] dense(DenseShape shape, double[] x, double[] w, double[] g) {
    ImageShape pixels = new ImageShape(shape.batch(), 1, 1, shape.inputs());
    return convolution(new ConvolutionShape(pixels, shape.outputs(), 1, 1), x, w, g);
  }

  /** The gradient by a bias: sums over all but the last dimension. */
  static double[] channelSums(double[] g, int channels) {
    double[] sums = new double[channels];
    for (int i = 0; i < g.length; i++) {
      sums[i % channels] += g[i];
    }
    return sums;
  }

  /** Mean over all pixels and the gradient by the input. */
  static double[][] average(ImageShape shape, double[] x, double[] g) {
    double[] output = new double[g.length];
    double[] inputGradient = new double[x.length];
    double pixels = shape.height() * shape.width();
    for (int from = 0; from < x.length; from++) {
      int image = (int) (from / (shape.length() / shape.batch()));
      int to = (int) (image * shape.channels() + from % shape.channels());
      output[to] += x[from] / pixels;
      inputGradient[from] = g[to] / pixels;
    }
    return new double[][] {output, inputGradient};
  }

  /** Maximum over 2×2 pixels and the gradient by the input. */
  static double[][] maximum2x2(ImageShape shape, double[] x, double[] g) {
    ImageShape half = shape.halved();
    double[] output = new double[g.length];
    double[] inputGradient = new double[x.length];
    for (int to = 0; to < g.length; to++) {
      long c = to % shape.channels();
      long column = to / half.channels() % half.width() * 2;
      long row = to / half.channels() / half.width() % half.height() * 2;
      long image = to / (half.length() / half.batch());
      int best = -1;
      for (int k = 0; k < 4; k++) {
        long pixel = (image * shape.height() + row + k / 2) * shape.width() + column + k % 2;
        int from = (int) (pixel * shape.channels() + c);
        best = best < 0 || x[from] > x[best] ? from : best;
      }
      output[to] = x[best];
      inputGradient[best] = g[to];
    }
    return new double[][] {output, inputGradient};
  }

  /**
   * A batch norm without ReLU.
   *
   * @param scaleShift γ, then β
   * @param moments mean, then variance; null for the batch's own
   * @return output, moments
   */
  static double[][] batchNorm(double[] x, double[] scaleShift, double[] moments) {
    int channels = scaleShift.length / 2;
    double[] m = moments == null ? moments(x, channels) : moments;
    double[] output = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i % channels;
      double hat = (x[i] - m[c]) / deviation(m, c);
      output[i] = scaleShift[c] * hat + scaleShift[channels + c];
    }
    return new double[][] {output, m};
  }

  private static double deviation(double[] moments, int channel) {
    return Math.sqrt(moments[moments.length / 2 + channel] + BatchNormKernel.EPSILON);
  }

  private static double[] moments(double[] x, int channels) {
    double[] means = channelMeans(x, channels);
    double[] squares = new double[x.length];
    Arrays.setAll(squares, i -> square(x[i] - means[i % channels]));
    return DoubleStream.concat(
            DoubleStream.of(means), DoubleStream.of(channelMeans(squares, channels)))
        .toArray();
  }

  /** The gradients of a batch norm by its own statistics: by the input, by scale and shift. */
  static double[][] batchNormGradients(double[] x, double[] g, double[] scaleShift) {
    int channels = scaleShift.length / 2;
    double[] ones = new double[2 * channels];
    Arrays.fill(ones, 0, channels, 1);
    double[][] normed = batchNorm(x, ones, null);
    double[] hat = normed[0];
    double[] products = new double[x.length];
    Arrays.setAll(products, i -> g[i] * hat[i]);
    double[] meanProduct = channelMeans(products, channels);
    double[] meanGradient = channelMeans(g, channels);
    double[] byInput = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i % channels;
      double centred = g[i] - meanGradient[c] - hat[i] * meanProduct[c];
      byInput[i] = scaleShift[c] / deviation(normed[1], c) * centred;
    }
    double pixels = x.length / (double) channels;
    double[] byScaleShift = new double[2 * channels];
    Arrays.setAll(
        byScaleShift, i -> pixels * (i < channels ? meanProduct[i] : meanGradient[i - channels]));
    return new double[][] {byInput, byScaleShift};
  }

  /** A batch norm folded into weights, as many for each output: weights and bias. */
  static double[][] normFold(double[] w, double[] scaleShift, double[] moments) {
    int outputs = scaleShift.length / 2;
    double[] folded = w.clone();
    double[] bias = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      double factor = scaleShift[o] / deviation(moments, o);
      bias[o] = scaleShift[outputs + o] - factor * moments[o];
      for (int i = o * w.length / outputs; i < (o + 1) * w.length / outputs; i++) {
        folded[i] *= factor;
      }
    }
    return new double[][] {folded, bias};
  }

  private static double[] channelMeans(double[] x, int channels) {
    double[] means = channelSums(x, channels);
    Arrays.setAll(means, c -> means[c] * channels / x.length);
    return means;
  }

  private static double square(double x) {
    return x * x;
  }
}
