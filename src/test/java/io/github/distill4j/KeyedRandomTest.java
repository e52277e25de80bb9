package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The literals come from the test resource keyed-random.py, which shares no code with this one. */
class KeyedRandomTest {

  private static final int MILLION = 1_000_000;

  private static KeyedRandom random() {
    return new KeyedRandom().key(1, 2, 3, 4);
  }

  private static double[] gaussians(int count) {
    KeyedRandom random = random();
    return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
  }

  @Test
  void aKeyFixesTheBits() {
    KeyedRandom random = random();
    assertThat(
            new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()})
        .containsExactly(
            2859182151689190399L,
            1472509007008949821L,
            1280188097654296575L,
            -4452601169118446476L);
    assertThat(new KeyedRandom().key(-1, 2).nextLong()).isEqualTo(-4509375056575772722L);
  }

  @Test
  void doublesAreTheFirst53Bits() {
    KeyedRandom random = random();
    assertThat(DoubleStream.generate(random::nextDouble).limit(4))
        .containsExactly(
            0.1549965750196599, 0.07982487322017873, 0.06939913583334356, 0.7586240069615141);
  }

  @Test
  void booleansAreTheFirstBit() {
    KeyedRandom random = random();
    assertThat(random.nextBoolean()).isFalse();
    assertThat(random.nextBoolean()).isFalse();
    assertThat(random.nextBoolean()).isFalse();
    assertThat(random.nextBoolean()).isTrue();
  }

  @Test
  void boundedNumbersAreThoseOfTheirMethod() {
    assertThat(below(10, 20))
        .containsExactly(0, 9, 9, 9, 4, 0, 6, 6, 1, 2, 8, 0, 8, 7, 3, 1, 6, 1, 2, 5);
    assertThat(below(16, 20))
        .containsExactly(4, 3, 10, 3, 9, 4, 0, 0, 14, 13, 1, 9, 8, 10, 15, 11, 5, 6, 5, 10);
    // A quarter of all draws is drawn again.
    assertThat(below(3 << 29, 6))
        .containsExactly(332852610, 171422609, 149033509, 1535218250, 384465296, 592512631);
  }

  private static int[] below(int bound, int count) {
    KeyedRandom random = random();
    return IntStream.generate(() -> random.nextInt(bound)).limit(count).toArray();
  }

  @Test
  void anOrderIsThatOfFisherAndYates() {
    int[] numbers = IntStream.range(0, 12).toArray();
    random().shuffle(numbers);
    assertThat(numbers).containsExactly(0, 5, 3, 2, 8, 4, 10, 1, 7, 9, 11, 6);
  }

  /** 40 digits rounded once; here up to 255 widths follow from one another, two roundings each. */
  @Test
  void gaussiansAreThoseOfTheirMethod() {
    double[] found = gaussians(20_000);
    double[] first = {
      0.0667235133567891,
      0.029875203152962423,
      -0.207219368066393,
      -0.4925505476604609,
      -0.45642829382471456
    };
    for (int i = 0; i < first.length; i++) {
      assertThat(found[i]).isCloseTo(first[i], within(510 * Math.ulp(first[i])));
    }
    assertThat(Arrays.stream(found).filter(x -> Math.abs(x) > 3.654152885361009).toArray())
        .containsExactly(
            new double[] {
              -4.06664521314772,
              -3.746523288628007,
              3.7102893367578,
              -4.060269309589161,
              -3.878673514076361,
              -3.697108629204234
            },
            within(510 * Math.ulp(4.0)));
  }

  /** The bits themselves, as JDK 17 on x86-64 gave them: no other JDK or processor may differ. */
  @Test
  void aMillionGaussiansKeepTheirBits() {
    long hash = 0;
    for (double x : gaussians(MILLION)) {
      hash = 31 * hash + Double.doubleToRawLongBits(x);
    }
    assertThat(hash).isEqualTo(8559856327458313493L);
  }

  @Test
  void gaussiansHaveTheMomentsOfTheNormalDistribution() {
    double[] x = gaussians(MILLION);
    // E x^(2k) = 1, 3, 15, 105 for 2, 4, 6, 8; the bounds are five standard errors.
    assertThat(mean(x, 1)).isCloseTo(0, within(5 * Math.sqrt(1.0 / MILLION)));
    assertThat(mean(x, 2)).isCloseTo(1, within(5 * Math.sqrt((3.0 - 1) / MILLION)));
    assertThat(mean(x, 3)).isCloseTo(0, within(5 * Math.sqrt(15.0 / MILLION)));
    assertThat(mean(x, 4)).isCloseTo(3, within(5 * Math.sqrt((105.0 - 9) / MILLION)));
  }

  private static double mean(double[] x, int power) {
    return Arrays.stream(x).map(each -> Math.pow(each, power)).sum() / x.length;
  }

  /** So far from one another are a million draws and their distribution once in a billion times. */
  private static final double FARTHEST = Math.sqrt(Math.log(2 / 1e-9) / (2 * MILLION));

  @Test
  void gaussiansFollowTheNormalDistributionAndDoublesTheUniformOne() {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    assertThat(farthest(gaussians(MILLION), normal::cumulativeProbability)).isLessThan(FARTHEST);
    KeyedRandom random = random();
    double[] uniform = DoubleStream.generate(random::nextDouble).limit(MILLION).toArray();
    assertThat(farthest(uniform, x -> x)).isLessThan(FARTHEST);
    assertThat(Arrays.stream(uniform)).allMatch(x -> x >= 0 && x < 1);
  }

  /** Kolmogorov's distance between a sample and a distribution. */
  private static double farthest(double[] sample, DoubleUnaryOperator distribution) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double farthest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double share = distribution.applyAsDouble(sorted[i]);
      farthest =
          Math.max(
              farthest, Math.max(share - i / (double) MILLION, (i + 1) / (double) MILLION - share));
    }
    return farthest;
  }

  /** Of numbers beyond x_1 the expected count is binomial; five standard deviations. */
  @ParameterizedTest
  @ValueSource(doubles = {3, 3.654152885361009, 4})
  void theTailHasItsShare(double from) {
    double share = 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-from);
    long found = Arrays.stream(gaussians(MILLION)).filter(x -> Math.abs(x) > from).count();
    assertThat((double) found).isCloseTo(share * MILLION, within(5 * Math.sqrt(share * MILLION)));
  }

  @Property(tries = 30)
  void everyNumberBelowABoundIsAsLikely(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int bound) {
    KeyedRandom random = new KeyedRandom().key(seed, 1);
    int[] counts = new int[bound];
    for (int draw = 0; draw < 1000 * bound; draw++) {
      counts[random.nextInt(bound)]++;
    }
    double chiSquared =
        Arrays.stream(counts).mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000).sum();
    double tooFar =
        new ChiSquaredDistribution(null, bound - 1).inverseCumulativeProbability(1 - 1e-9);
    assertThat(chiSquared).isLessThan(tooFar);
  }

  @Test
  void oneNumberIsNoChoiceAndNoneIsRefused() {
    assertThat(random().nextInt(1)).isZero();
    assertThatThrownBy(() -> random().nextInt(0)).hasMessage("bound 0");
    assertThatThrownBy(() -> random().nextInt(-3)).hasMessage("bound -3");
  }

  @Test
  void aKeyBeginsItsSequenceAgainAndEveryPartOfItCounts() {
    KeyedRandom random = random();
    long first = random.nextLong();
    assertThat(random.key(1, 2, 3, 4).nextLong()).isEqualTo(first);
    assertThat(random.key(1, 2, 4, 3).nextLong()).isNotEqualTo(first);
    assertThat(random.key(2, 1, 3, 4).nextLong()).isNotEqualTo(first);
    assertThat(random.key(7, 2, 0, 0).nextLong()).isEqualTo(random.key(7, 2).nextLong());
  }
}
