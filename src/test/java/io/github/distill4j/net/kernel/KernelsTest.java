package io.github.distill4j.net.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Every kernel against its formula: those chosen for FLOAT here, the plain ones in both types. */
class KernelsTest {

  @Test
  @EnabledIf("oneDnnBuild")
  @DisabledIfSystemProperty(named = "distill4j.kernels", matches = "operations")
  void floatNetworksReachOneDnn() {
    assertThat(Kernels.diagnosis()).startsWith("oneDNN 2.3.").endsWith(", called directly");
    assertThat(Kernels.direct()).isTrue();
    assertThat(Kernels.fastest(DataType.FLOAT)).isInstanceOf(OneDnnKernels.class);
  }

  static boolean oneDnnBuild() {
    return System.getProperty("java.class.path").contains("linux-x86_64-onednn");
  }

  @Test
  @EnabledIfSystemProperty(named = "distill4j.kernels", matches = "operations")
  void theDirectCallsCanBeSwitchedOff() {
    assertThat(Kernels.diagnosis())
        .isEqualTo("oneDNN not used: the system property distill4j.kernels says operations");
    assertThat(Kernels.direct()).isFalse();
    assertThat(Kernels.fastest(DataType.FLOAT)).isInstanceOf(OperationKernels.class);
  }

  @Test
  void doubleNetworksUseTheOperations() {
    assertThat(Kernels.fastest(DataType.DOUBLE)).isInstanceOf(OperationKernels.class);
  }

  @Test
  void everyKindIsRight() throws NotUsable {
    check(KernelCheck::everyKind);
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
    // More patches than are made at once.
    "70, 11, 10, 20, 8, 3, 1",
    "110, 17, 17, 16, 4, 3, 2",
  })
  void convolutionsAreRight(int n, int h, int w, int in, int out, int kernel, int stride)
      throws NotUsable {
    ConvolutionShape shape = new ConvolutionShape(new ImageShape(n, h, w, in), out, kernel, stride);
    check(kernels -> kernels.convolution(shape));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 4, 5, 16, true",
    "3, 3, 3, 5, false",
    "1, 4, 4, 1, true",
    "4, 2, 2, 64, true",
    "5, 1, 1, 8, true"
  })
  void batchNormsAreRight(int n, int h, int w, int channels, boolean relu) throws NotUsable {
    check(kernels -> kernels.batchNorm(new ImageShape(n, h, w, channels), relu));
  }

  @ParameterizedTest
  @CsvSource({"16, 72", "5, 27", "1, 9", "128, 864"})
  void foldsAreRight(int outputs, int inputs) throws NotUsable {
    check(kernels -> kernels.normFold(outputs, inputs));
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 6, 16", "1, 5, 7, 3", "3, 2, 2, 1"})
  void maximaAreRight(int n, int h, int w, int channels) throws NotUsable {
    check(kernels -> kernels.maximum2x2(new ImageShape(n, h, w, channels)));
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 6, 16", "1, 5, 7, 3", "3, 2, 2, 1", "2, 1, 1, 8", "1, 1, 1, 1", "3, 1, 4, 2"})
  void averagesAreRight(int n, int h, int w, int channels) throws NotUsable {
    check(kernels -> kernels.average(new ImageShape(n, h, w, channels)));
  }

  @ParameterizedTest
  @CsvSource({"3, 5, 7", "1, 1, 1", "4, 64, 16", "2, 300, 33"})
  void densesAreRight(int n, int in, int out) throws NotUsable {
    check(kernels -> kernels.dense(new DenseShape(n, in, out)));
  }

  @ParameterizedTest
  @CsvSource({"35, true", "35, false", "1, true", "1, false"})
  void sumsAreRight(long length, boolean relu) throws NotUsable {
    check(kernels -> kernels.sum(length, relu));
  }

  private interface Check {
    void on(KernelCheck kernels) throws NotUsable;
  }

  private static void check(Check check) throws NotUsable {
    Kernels right = new FormulaKernels();
    check.on(new KernelCheck(Kernels.fastest(DataType.FLOAT), DataType.FLOAT, right));
    check.on(new KernelCheck(Kernels.operations(), DataType.FLOAT, right));
    check.on(new KernelCheck(Kernels.operations(), DataType.DOUBLE, right));
  }
}
