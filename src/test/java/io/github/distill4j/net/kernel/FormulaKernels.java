package io.github.distill4j.net.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Kernels of the {@link Formulas}, for DOUBLE arrays. */
final class FormulaKernels implements Kernels {

  private static double[] numbers(INDArray array) {
    return array.dup(array.ordering()).data().asDouble();
  }

  private static void write(double[] numbers, INDArray to) {
    to.assign(Nd4j.createFromArray(numbers).reshape(to.ordering(), to.shape()));
  }

  private static double[] relu(double[] numbers) {
    return Arrays.stream(numbers).map(y -> Math.max(0, y)).toArray();
  }

  private static double[] whereActive(double[] outputs, double[] g) {
    double[] passed = new double[g.length];
    Arrays.setAll(passed, i -> outputs[i] > 0 ? g[i] : 0);
    return passed;
  }

  private static double[] plus(double[] sums, double[] channels) {
    double[] more = new double[sums.length];
    Arrays.setAll(more, i -> sums[i] + channels[i % channels.length]);
    return more;
  }

  @Override
  public ConvolutionKernel convolution(ConvolutionShape shape) {
    return new ConvolutionKernel() {

      private double[] output(INDArray x, INDArray w) {
        double[] none = new double[Math.toIntExact(shape.output().length())];
        return Formulas.convolution(shape, numbers(x), numbers(w), none)[0];
      }

      @Override
      public void forward(INDArray input, INDArray weights, INDArray output) {
        write(output(input, weights), output);
      }

      @Override
      public void forward(INDArray input, INDArray weights, INDArray bias, INDArray output) {
        write(plus(output(input, weights), numbers(bias)), output);
      }

      @Override
      public void forwardRelu(INDArray input, INDArray weights, INDArray bias, INDArray output) {
        write(relu(plus(output(input, weights), numbers(bias))), output);
      }

      @Override
      public void backward(INDArray x, INDArray w, INDArray g, INDArray byWeights, INDArray byX) {
        double[][] sums = Formulas.convolution(shape, numbers(x), numbers(w), numbers(g));
        write(sums[1], byWeights);
        write(sums[2], byX);
      }
    };
  }

  @Override
  public BatchNormKernel batchNorm(ImageShape shape, boolean relu) {
    return new BatchNormKernel() {

      @Override
      public long maskLength() {
        return 0;
      }

      @Override
      public void forward(
          INDArray input, INDArray scaleShift, INDArray output, Moments moments, INDArray mask) {
        double[][] right = Formulas.batchNorm(numbers(input), numbers(scaleShift), null);
        write(relu ? relu(right[0]) : right[0], output);
        write(right[1], moments.both());
      }

      @Override
      public void inference(INDArray input, INDArray scaleShift, Moments moments, INDArray output) {
        double[] right =
            Formulas.batchNorm(numbers(input), numbers(scaleShift), numbers(moments.both()))[0];
        write(relu ? relu(right) : right, output);
      }

      @Override
      public void backward(
          INDArray input,
          INDArray outputGradient,
          INDArray scaleShift,
          Moments moments,
          INDArray mask,
          INDArray inputGradient,
          INDArray scaleShiftGradient) {
        double[] x = numbers(input);
        double[] norm = numbers(scaleShift);
        double[] g = numbers(outputGradient);
        double[] passed = relu ? whereActive(Formulas.batchNorm(x, norm, null)[0], g) : g;
        double[][] right = Formulas.batchNormGradients(x, passed, norm);
        write(right[0], inputGradient);
        write(right[1], scaleShiftGradient);
      }
    };
  }

  @Override
  public PoolKernel maximum2x2(ImageShape shape) {
    return pool((x, g) -> Formulas.maximum2x2(shape, x, g), shape, shape.halved().length());
  }

  @Override
  public PoolKernel average(ImageShape shape) {
    return pool((x, g) -> Formulas.average(shape, x, g), shape, shape.batch() * shape.channels());
  }

  private interface Pooling {
    double[][] of(double[] x, double[] g);
  }

  /** A pool whose memory is its input. */
  private static PoolKernel pool(Pooling pooling, ImageShape shape, long outputs) {
    return new PoolKernel() {

      @Override
      public long memoryLength() {
        return shape.length();
      }

      @Override
      public void forward(INDArray input, INDArray output, INDArray memory) {
        write(numbers(input), memory);
        write(pooling.of(numbers(input), new double[Math.toIntExact(outputs)])[0], output);
      }

      @Override
      public void backward(INDArray outputGradient, INDArray memory, INDArray inputGradient) {
        write(pooling.of(numbers(memory), numbers(outputGradient))[1], inputGradient);
      }
    };
  }

  @Override
  public NormFold normFold() {
    return (weights, scaleShift, moments, folded, bias) -> {
      double[][] right =
          Formulas.normFold(numbers(weights), numbers(scaleShift), numbers(moments.both()));
      write(right[0], folded);
      write(right[1], bias);
    };
  }

  @Override
  public DenseKernel dense(DenseShape shape) {
    return new DenseKernel() {

      private double[] output(INDArray x, INDArray w, INDArray b) {
        double[] none = new double[Math.toIntExact(shape.batch() * shape.outputs())];
        return plus(Formulas.dense(shape, numbers(x), numbers(w), none)[0], numbers(b));
      }

      @Override
      public void forward(INDArray input, INDArray weights, INDArray bias, INDArray output) {
        write(output(input, weights, bias), output);
      }

      @Override
      public void forwardRelu(INDArray input, INDArray weights, INDArray bias, INDArray output) {
        write(relu(output(input, weights, bias)), output);
      }

      @Override
      public void backward(
          INDArray x, INDArray w, INDArray g, INDArray byWeights, INDArray byBias, INDArray byX) {
        double[][] sums = Formulas.dense(shape, numbers(x), numbers(w), numbers(g));
        write(sums[1], byWeights);
        write(Formulas.channelSums(numbers(g), Math.toIntExact(shape.outputs())), byBias);
        write(sums[2], byX);
      }
    };
  }

  @Override
  public SumKernel sum(long length, boolean relu) {
    return new SumKernel() {

      @Override
      public void forward(INDArray one, INDArray other, INDArray output) {
        double[] sum = plus(numbers(one), numbers(other));
        write(relu ? relu(sum) : sum, output);
      }

      @Override
      public void backward(INDArray output, INDArray outputGradient, INDArray inputGradient) {
        double[] g = numbers(outputGradient);
        write(relu ? whereActive(numbers(output), g) : g, inputGradient);
      }
    };
  }
}
