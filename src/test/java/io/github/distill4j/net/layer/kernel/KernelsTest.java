package io.github.distill4j.net.layer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The kernels chosen for FLOAT against ND4J's operations in DOUBLE. */
class KernelsTest {

  private final Random random = new Random(5);

  @Test
  @EnabledIf("oneDnnBuild")
  void floatNetworksReachOneDnn() {
    assertThat(Kernels.diagnosis()).startsWith("oneDNN 2.3.").endsWith(", called directly");
    assertThat(Kernels.fastest(DataType.FLOAT)).isInstanceOf(OneDnnKernels.class);
    assertThat(Kernels.fastest(DataType.DOUBLE)).isInstanceOf(OperationKernels.class);
  }

  static boolean oneDnnBuild() {
    return System.getProperty("java.class.path").contains("linux-x86_64-onednn");
  }

  @ParameterizedTest
  @CsvSource({
    // batch, rows, columns, inputs, outputs, kernel, stride
    "2, 8, 8, 16, 32, 3, 1",
    "3, 7, 9, 16, 16, 3, 2",
    "1, 5, 5, 1, 3, 3, 1",
    "2, 6, 5, 3, 64, 5, 1",
    "4, 9, 8, 16, 32, 1, 2",
    "2, 4, 4, 130, 70, 3, 1",
    "2, 9, 7, 64, 128, 3, 1",
    "1, 1, 1, 3, 2, 3, 2",
  })
  void convolutionsAgree(int n, int h, int w, int in, int out, int kernel, int stride) {
    ConvolutionShape shape = new ConvolutionShape(new ImageShape(n, h, w, in), out, kernel, stride);
    INDArray x = random(shape.input().array());
    INDArray weights = random(shape.weights());
    INDArray bias = random(out);
    INDArray g = random(shape.output().array());
    assertAgree(
        type -> {
          ConvolutionKernel convolution = Kernels.fastest(type).convolution(shape);
          INDArray[] results = like(type, g, g, g, weights, x);
          convolution.forward(x.castTo(type), weights.castTo(type), results[0]);
          convolution.forward(x.castTo(type), weights.castTo(type), bias.castTo(type), results[1]);
          convolution.forwardRelu(
              x.castTo(type), weights.castTo(type), bias.castTo(type), results[2]);
          convolution.backward(
              x.castTo(type), weights.castTo(type), g.castTo(type), results[3], results[4]);
          return results;
        });
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 5, 16, true", "3, 3, 3, 5, false", "1, 4, 4, 1, true", "4, 2, 2, 64, true"})
  void batchNormsAgree(int n, int h, int w, int channels, boolean relu) {
    ImageShape shape = new ImageShape(n, h, w, channels);
    INDArray x = random(shape.array());
    INDArray scaleShift = random(2L * channels);
    INDArray g = random(shape.array());
    INDArray vector = random(channels);
    assertAgree(
        type -> {
          BatchNormKernel norm = Kernels.fastest(type).batchNorm(shape, 1e-5, relu);
          INDArray[] results = like(type, x, vector, vector, x, scaleShift, x);
          INDArray mask = Nd4j.create(type, Math.max(1, norm.maskLength()));
          INDArray source = x.castTo(type);
          INDArray parameters = scaleShift.castTo(type);
          norm.forward(source, parameters, results[0], results[1], results[2], mask);
          norm.backward(
              source,
              g.castTo(type),
              parameters,
              results[1],
              results[2],
              mask,
              results[3],
              results[4]);
          norm.inference(
              source, parameters, vector.castTo(type), vector.mul(vector).castTo(type), results[5]);
          return results;
        });
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 3", "5, 3, 1", "1, 1, 3", "128, 96, 3"})
  void foldsAgree(int outputs, int inputs, int kernel) {
    INDArray weights = random(outputs, inputs, kernel, kernel);
    INDArray scaleShift = random(2L * outputs);
    INDArray statistics = random(2L * outputs);
    statistics.muli(statistics);
    assertAgree(
        type -> {
          INDArray[] results = like(type, weights, random(outputs));
          Kernels.fastest(type)
              .normFold()
              .fold(
                  weights.castTo(type),
                  scaleShift.castTo(type),
                  statistics.castTo(type),
                  1e-5,
                  results[0],
                  results[1]);
          return results;
        });
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 6, 16", "1, 5, 7, 3", "3, 2, 2, 1"})
  void poolsAgree(int n, int h, int w, int channels) {
    ImageShape shape = new ImageShape(n, h, w, channels);
    INDArray x = random(shape.array());
    INDArray halved = random(shape.halved().array());
    INDArray mean = random(n, channels);
    assertAgree(type -> pooled(Kernels.fastest(type).maximum2x2(shape), type, x, halved));
    assertAgree(type -> pooled(Kernels.fastest(type).average(shape), type, x, mean));
  }

  @ParameterizedTest
  @CsvSource({"3, 5, 7", "1, 1, 1", "4, 64, 16", "2, 300, 33"})
  void densesAgree(int n, int in, int out) {
    INDArray x = random(n, in);
    // Weights lie column by column.
    INDArray weights = random((long) in * out).reshape('f', in, out);
    INDArray bias = random(out);
    INDArray g = random(n, out);
    assertAgree(
        type -> {
          DenseKernel dense = Kernels.fastest(type).dense(new DenseShape(n, in, out));
          INDArray w = weights.castTo(type).dup('f');
          INDArray weightGradient = Nd4j.create(type, new long[] {in, out}, 'f');
          INDArray[] results = like(type, g, g, bias, x);
          dense.forward(x.castTo(type), w, bias.castTo(type), results[0]);
          dense.forwardRelu(x.castTo(type), w, bias.castTo(type), results[1]);
          dense.backward(x.castTo(type), w, g.castTo(type), weightGradient, results[2], results[3]);
          return new INDArray[] {results[0], results[1], results[2], results[3], weightGradient};
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sumsAgree(boolean relu) {
    INDArray one = random(7, 5);
    INDArray other = random(7, 5);
    INDArray g = random(7, 5);
    assertAgree(
        type -> {
          SumKernel sum = Kernels.fastest(type).sum(one.length(), relu);
          INDArray[] results = like(type, one, one);
          sum.forward(one.castTo(type), other.castTo(type), results[0]);
          sum.backward(results[0], g.castTo(type), results[1]);
          return results;
        });
  }

  private static INDArray[] pooled(PoolKernel pool, DataType type, INDArray x, INDArray g) {
    INDArray[] results = like(type, g, x);
    INDArray memory = Nd4j.create(type, Math.max(1, pool.memoryLength()));
    pool.forward(x.castTo(type), results[0], memory);
    pool.backward(g.castTo(type), memory, results[1]);
    return results;
  }

  private interface Work {
    INDArray[] in(DataType type);
  }

  private static void assertAgree(Work work) {
    INDArray[] found = work.in(DataType.FLOAT);
    INDArray[] expected = work.in(DataType.DOUBLE);
    for (int i = 0; i < found.length; i++) {
      INDArray difference = found[i].castTo(DataType.DOUBLE).sub(expected[i]);
      assertThat(difference.amaxNumber().doubleValue())
          .as("result %d", i)
          .isLessThanOrEqualTo(2e-5 * expected[i].amaxNumber().doubleValue());
    }
  }

  private static INDArray[] like(DataType type, INDArray... arrays) {
    INDArray[] created = new INDArray[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      created[i] = Nd4j.valueArrayOf(arrays[i].shape(), Double.NaN, type);
    }
    return created;
  }

  /** Values that are FLOAT exactly, so that both types start from the same. */
  private INDArray random(long... shape) {
    INDArray values = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < values.length(); i++) {
      values.putScalar(i, (float) random.nextGaussian());
    }
    return values;
  }
}
