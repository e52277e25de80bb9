package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.theory.ControlledData.Circle;
import io.github.distill4j.theory.ControlledData.Parity;
import io.github.distill4j.theory.ControlledData.Slab;
import io.github.distill4j.theory.ControlledData.TwoPoints;
import io.github.distill4j.train.stack.BinaryData;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class KernelMarginTest {

  private static MarginBracket inThePlane(BinaryData data) {
    return new KernelMargin(data, KernelMargin.circle(3600)).solve(1e-4, 2000);
  }

  private static void assertBrackets(MarginBracket found, double margin, double tolerance) {
    assertThat(found.lower()).isCloseTo(margin, within(tolerance));
    assertThat(found.upper()).isCloseTo(margin, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({
    "3.141592653589793, false, 0.5",
    "1.5707963267948966, false, 0.42677669529663687",
    "1.5707963267948966, true, 0.42677669529663687",
    "0.3, false, 0.11533040392348977",
    "0.3, true, 0.494922"
  })
  void twoPointsHaveTheMarginOfTheirAngle(double angle, boolean alike, double margin) {
    TwoPoints points = new TwoPoints(angle, alike);
    assertThat(points.margin()).isCloseTo(margin, within(1e-5));
    assertBrackets(inThePlane(points.examples(DataType.DOUBLE)), points.margin(), 2e-4);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 8, 10, 12, 24, 40})
  void pointsOnACircleHaveTheMarginOfTheirNumber(int points) {
    Circle circle = new Circle(points);
    assertBrackets(inThePlane(circle.examples(DataType.DOUBLE)), circle.margin(), 2e-5);
  }

  @Test
  void parityOfTwoInputsIsACircleOfFourPoints() {
    assertBrackets(inThePlane(new Parity(2).examples(DataType.DOUBLE)), Math.sqrt(2) / 4, 1e-4);
  }

  /** The spread of the mean of 200,000 norms of about 0.2 is below 2e-4. */
  @Test
  void parityOfThreeInputsHasItsClosedForm() {
    double q = 2 / Math.PI * Math.asin(1.0 / 3);
    double margin = q / Math.sqrt(3) + (1 - 3 * q) / 4;
    INDArray directions = KernelMargin.gaussian(200_000, 3, 1);
    MarginBracket found =
        new KernelMargin(new Parity(3).examples(DataType.DOUBLE), directions).solve(1e-4, 500);
    assertBrackets(found, margin, 1e-3);
  }

  /** ĝ by summing over all sign vectors, which the solver never does. */
  @Test
  void parityOfFiveInputsIsTheNormOfFourierCoefficients() {
    int d = 5;
    INDArray directions = KernelMargin.gaussian(400, d, 2);
    double sum = 0;
    for (int m = 0; m < 400; m++) {
      double[] z = directions.getRow(m).toDoubleVector();
      double squares = 0;
      for (int k = 0; k < d; k++) {
        double coefficient = 0;
        for (int bits = 0; bits < 1 << d; bits++) {
          double product = 0;
          for (int j = 0; j < d; j++) {
            product += z[j] * sign(bits, j);
          }
          coefficient +=
              Math.signum(product) * sign(bits, 0) * sign(bits, 1) * sign(bits, k) / (1 << d);
        }
        squares += coefficient * coefficient;
      }
      sum += Math.sqrt(squares) / (2 * Math.sqrt(d));
    }
    MarginBracket found =
        new KernelMargin(new Parity(d).examples(DataType.DOUBLE), directions).solve(0, 1);
    // On a sample the points' symmetry is broken: equal weights still give an upper bound.
    assertThat(found.upper()).isLessThanOrEqualTo(sum / 400 + 1e-12);
    double[] equal = new double[1 << d];
    Arrays.fill(equal, 1.0 / equal.length);
    assertThat(
            new KernelMargin(new Parity(d).examples(DataType.DOUBLE), directions).upperBound(equal))
        .isCloseTo(sum / 400, within(1e-12));
  }

  private static int sign(int bits, int k) {
    return (bits >> k & 1) * 2 - 1;
  }

  @Property(tries = 60)
  void theLowerBoundNeverExceedsTheUpper(
      @ForAll @IntRange(min = 1, max = 12) int examples,
      @ForAll @IntRange(min = 1, max = 6) int inputs,
      @ForAll @IntRange(min = 1, max = 20) int halfOfTheFeatures,
      @ForAll @IntRange(min = 0, max = 40) int iterations,
      @ForAll long seed) {
    BinaryData data = random(examples, inputs, seed);
    INDArray directions = KernelMargin.gaussian(2 * halfOfTheFeatures, inputs, seed);
    MarginBracket found = new KernelMargin(data, directions).solve(0, iterations);
    assertThat(found.lower()).isBetween(0.0, found.upper() + 1e-12);
    assertThat(found.upper()).isLessThanOrEqualTo(.5 + 1e-12);
    assertThat(Arrays.stream(found.weights()).min().orElseThrow()).isNotNegative();
    assertThat(Arrays.stream(found.weights()).sum()).isCloseTo(1, within(1e-9));
  }

  /** Whoever uses other v and α finds no way past the bounds: an independent computation. */
  @Property(tries = 40)
  void plainSumsConfirmTheBounds(
      @ForAll @IntRange(min = 1, max = 8) int examples, @ForAll long seed) {
    BinaryData data = random(examples, 3, seed);
    INDArray directions = KernelMargin.gaussian(30, 3, seed);
    MarginBracket found = new KernelMargin(data, directions).solve(1e-3, 3000);
    double[][] x = data.features().toDoubleMatrix();
    double[][] z = directions.toDoubleMatrix();
    assertThat(norm(x, data.signs(), z, found.weights())).isCloseTo(found.upper(), within(1e-12));
    double[] other = new double[examples];
    Arrays.fill(other, 1.0 / examples);
    assertThat(norm(x, data.signs(), z, other)).isGreaterThanOrEqualTo(found.lower() - 1e-12);
    if (found.lower() > 0) {
      assertThat(found.upper()).isLessThanOrEqualTo(found.lower() * (1 + 1e-3));
    }
  }

  private static double norm(double[][] x, int[] signs, double[][] z, double[] weights) {
    double sum = 0;
    for (double[] direction : z) {
      double[] pull = new double[direction.length];
      for (int i = 0; i < x.length; i++) {
        double product = 0;
        for (int k = 0; k < pull.length; k++) {
          product += direction[k] * x[i][k];
        }
        for (int k = 0; product > 0 && k < pull.length; k++) {
          pull[k] += weights[i] * signs[i] * x[i][k];
        }
      }
      sum += Math.sqrt(Arrays.stream(pull).map(p -> p * p).sum());
    }
    return sum / z.length;
  }

  private static BinaryData random(int examples, int inputs, long seed) {
    KeyedRandom random = new KeyedRandom().key(seed, 0);
    double[][] x = new double[examples][inputs];
    int[] signs = new int[examples];
    for (int i = 0; i < examples; i++) {
      Arrays.setAll(x[i], k -> (random.nextDouble() * 2 - 1) / Math.sqrt(inputs));
      signs[i] = random.nextBoolean() ? 1 : -1;
    }
    return new BinaryData(Nd4j.create(x), signs);
  }

  @Test
  void aDistanceFromAPlaneGuaranteesHalfOfItAsMargin() {
    Slab slab = new Slab(10, 200, .2, 1);
    KernelMargin problem =
        new KernelMargin(slab.examples(DataType.DOUBLE), KernelMargin.gaussian(400, 10, 1));
    MarginBracket found = problem.solve(.01, 2000);
    assertThat(found.lower()).isGreaterThan(.2 / 2 * .99);
    assertThat(found.upper() - found.lower()).isLessThanOrEqualTo(.01 * found.lower());
  }

  /**
   * Whatever path the solver takes, both brackets hold one margin. A sum of 200 products of at most
   * 1/200 is off by at most 200 roundings, one of ten products by ten.
   */
  @Test
  void singlePrecisionBracketsTheSameMargin() {
    Slab slab = new Slab(10, 200, .2, 1);
    INDArray directions = KernelMargin.gaussian(400, 10, 1);
    KernelMargin doubles = new KernelMargin(slab.examples(DataType.DOUBLE), directions);
    KernelMargin floats = new KernelMargin(slab.examples(), directions);
    double rounding = (200 + 10) * 0x1p-24;
    double[] weights = doubles.solve(.01, 2000).weights();
    assertThat(floats.upperBound(weights)).isCloseTo(doubles.upperBound(weights), within(rounding));
    MarginBracket exact = doubles.solve(.01, 2000);
    MarginBracket single = floats.solve(.01, 2000);
    assertThat(single.lower()).isLessThanOrEqualTo(exact.upper() + rounding);
    assertThat(single.upper()).isGreaterThanOrEqualTo(exact.lower() - rounding);
    assertThat(single.upper()).isBetween(single.lower() - rounding, single.lower() * 1.01);
  }

  @Test
  void freshFeaturesBoundTheMarginOfTheExpectationFromAbove() {
    Circle circle = new Circle(8);
    BinaryData data = circle.examples(DataType.DOUBLE);
    double[] weights =
        new KernelMargin(data, KernelMargin.gaussian(200, 2, 1)).solve(1e-3, 2000).weights();
    KernelMargin fresh = new KernelMargin(data, KernelMargin.gaussian(20_000, 2, 2));
    // Of 20,000 values of at most 1/2 the mean is off by less than 0.002 in all likelihood.
    assertThat(fresh.upperBound(weights)).isBetween(circle.margin() - .002, circle.margin() + .01);
  }

  @Test
  void fewFeaturesGiveTooSmallAMarginOnAverage() {
    Circle circle = new Circle(8);
    BinaryData data = circle.examples(DataType.DOUBLE);
    double[] means = new double[2];
    for (int seed = 1; seed <= 40; seed++) {
      means[0] += upper(data, 20, seed) / 40;
      means[1] += upper(data, 400, seed) / 40;
    }
    assertThat(means[0]).isLessThan(means[1] - .01);
    assertThat(means[1]).isLessThan(circle.margin());
  }

  private static double upper(BinaryData data, int features, long seed) {
    return new KernelMargin(data, KernelMargin.gaussian(features, 2, seed)).solve(.01, 500).upper();
  }

  @Test
  void moreFeaturesOfASeedBeginWithTheFewer() {
    double[][] few = KernelMargin.gaussian(4, 3, 7).toDoubleMatrix();
    double[][] many = KernelMargin.gaussian(10, 3, 7).toDoubleMatrix();
    assertThat(Arrays.copyOf(many, 4)).isDeepEqualTo(few);
    assertThat(few[1][2]).isEqualTo(-few[0][2]);
  }
}
