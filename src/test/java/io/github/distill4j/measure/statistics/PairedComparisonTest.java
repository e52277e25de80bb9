package io.github.distill4j.measure.statistics;

import static io.github.distill4j.measure.statistics.Golden.number;
import static io.github.distill4j.measure.statistics.Golden.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedComparisonTest {

  private static PairedComparison against0(double... differences) {
    return PairedComparison.of(differences, new double[differences.length]);
  }

  static Stream<JsonNode> comparisons() {
    return Golden.cases("comparisons");
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void equalsSciPyOverAllSamples(JsonNode golden) {
    PairedComparison found = PairedComparison.of(numbers(golden, "a"), numbers(golden, "b"));
    assertThat(found.meanDifference()).isEqualTo(number(golden, "mean"), within(1e-14));
    assertThat(found.interval().low()).isEqualTo(number(golden, "low"), within(1e-13));
    assertThat(found.interval().high()).isEqualTo(number(golden, "high"), within(1e-13));
    assertThat(found.signFlipP()).isEqualTo(number(golden, "p"));
    assertThat(found.probabilityOfImprovement())
        .isEqualTo(number(golden, "improvement"), within(1e-15));
  }

  /** Tenths are no binary fractions: equal sums of them come out unequal in their last bits. */
  @ParameterizedTest
  @MethodSource("comparisons")
  void roundingUnmakesNoTies(JsonNode golden) {
    double[] a = DoubleStream.of(numbers(golden, "a")).map(x -> 0.7 + x / 1000).toArray();
    double[] b = DoubleStream.of(numbers(golden, "b")).map(x -> 0.7 + x / 1000).toArray();
    PairedComparison found = PairedComparison.of(a, b);
    assertThat(1000 * found.interval().low()).isEqualTo(number(golden, "low"), within(1e-9));
    assertThat(1000 * found.interval().high()).isEqualTo(number(golden, "high"), within(1e-9));
    assertThat(found.interval().holds(0)).isEqualTo(number(golden, "low") <= 0);
    assertThat(found.signFlipP()).isEqualTo(number(golden, "p"));
    assertThat(found.probabilityOfImprovement())
        .isEqualTo(number(golden, "improvement"), within(1e-15));
  }

  static Stream<JsonNode> sampled() {
    return Golden.cases("sampled");
  }

  /**
   * With 10,000 samples an end strays by about 0.04 standard errors of the mean: 0.027 from the
   * quantile itself and 0.025 from the bias. Four times that is allowed.
   */
  @ParameterizedTest
  @MethodSource("sampled")
  void manySeedsAreSampledCloselyEnough(JsonNode golden) {
    double[] differences = numbers(golden, "d");
    double error = new StandardDeviation().evaluate(differences) / Math.sqrt(differences.length);
    Interval found = against0(differences).interval();
    assertThat(found.low()).isEqualTo(number(golden, "low"), within(0.16 * error));
    assertThat(found.high()).isEqualTo(number(golden, "high"), within(0.16 * error));
  }

  static Stream<JsonNode> signFlips() {
    return Golden.cases("signFlips");
  }

  @ParameterizedTest
  @MethodSource("signFlips")
  void signFlipsOfManySeedsAreStillExact(JsonNode golden) {
    assertThat(against0(numbers(golden, "d")).signFlipP()).isEqualTo(number(golden, "p"));
  }

  @Test
  void fiveSeedsCannotPassFivePerCentAndSixCan() {
    assertThat(against0(5, 4, 3, 2, 1).signFlipP()).isEqualTo(2.0 / 32);
    assertThat(against0(6, 5, 4, 3, 2, 1).signFlipP()).isEqualTo(2.0 / 64);
  }

  @Test
  void beyondTwentySeedsSignsAreDrawnAndPIsNeverZero() {
    double[] clear = DoubleStream.iterate(1, x -> x + 1).limit(40).toArray();
    assertThat(against0(clear).signFlipP()).isEqualTo(1.0 / 100_001);
    double[] balanced = DoubleStream.iterate(-10, x -> x + 1).limit(21).toArray();
    assertThat(against0(balanced).signFlipP()).isEqualTo(1);
    // All equal to one: |sum| of 21 signs is at least 11 if at most 5 or at least 16 are plus:
    // 2 · Σ C(21, k ≤ 5) / 2²¹ = 0.02660, binomial standard error 0.0005 over the draws.
    double[] eleven = new double[21];
    Arrays.fill(eleven, 1);
    Arrays.fill(eleven, 0, 5, -1);
    assertThat(against0(eleven).signFlipP()).isEqualTo(0.026604, within(0.002));
  }

  static Stream<JsonNode> seedsNeeded() {
    return Golden.cases("seedsNeeded");
  }

  @ParameterizedTest
  @MethodSource("seedsNeeded")
  void seedsNeededAreTheFewestThatTheTIntervalAsksFor(JsonNode golden) {
    assertThat(against0(numbers(golden, "d")).seedsNeeded())
        .isEqualTo(golden.required("more").intValue());
  }

  @Test
  void anIntervalThatHasLeftZeroNeedsNoMoreSeeds() {
    assertThat(against0(5, 4, 3, 2, 1).seedsNeeded()).isZero();
  }

  /** What the record's own description warns of, so that nobody trusts the interval alone. */
  @Test
  void withSixSeedsTheIntervalIsTooNarrowAndTheSignFlipIsNot() {
    Random chance = new Random(1);
    int studies = 2000;
    int leftZero = 0;
    int significant = 0;
    for (int i = 0; i < studies; i++) {
      PairedComparison found = against0(chance.doubles(6, -1, 1).toArray());
      leftZero += found.interval().holds(0) ? 0 : 1;
      significant += found.signFlipP() <= 0.05 ? 1 : 0;
    }
    assertThat((double) leftZero / studies).isBetween(0.10, 0.20);
    // 2/64 of all studies: the signs are all plus or all minus. Three binomial standard errors.
    assertThat((double) significant / studies).isEqualTo(2.0 / 64, within(0.012));
  }

  @Test
  void noSpreadNoIntervalAndNoForecast() {
    // 0.3 − 0.2 and 0.2 − 0.1 differ in their last bit.
    PairedComparison same =
        PairedComparison.of(new double[] {0.3, 0.2, 0.9}, new double[] {0.2, 0.1, 0.8});
    assertThat(same.interval()).isNull();
    assertThat(same.seedsNeeded()).isEqualTo(PairedComparison.UNKNOWN);
    assertThat(same.meanDifference()).isEqualTo(0.1, within(1e-15));
    assertThat(same.signFlipP()).isEqualTo(0.25);
  }

  @Test
  void equalArmsDifferInNothing() {
    double[] both = {0.5, 0.6, 0.7, 0.8};
    assertThat(PairedComparison.of(both, both))
        .isEqualTo(new PairedComparison(4, 0, null, 1, 0.5, PairedComparison.UNKNOWN));
  }

  @Test
  void opposedDifferencesForetellNothing() {
    assertThat(against0(1, -1, 0.1, -0.1, 0).seedsNeeded()).isEqualTo(PairedComparison.UNKNOWN);
    assertThat(against0(1, -1, 1e-5).seedsNeeded()).isEqualTo(PairedComparison.UNKNOWN);
  }

  @Test
  void oneSeedTellsOnlyItsDifference() {
    assertThat(against0(2))
        .isEqualTo(new PairedComparison(1, 2, null, 1, 1, PairedComparison.UNKNOWN));
  }

  @Test
  void twoSeedsHaveNoInterval() {
    PairedComparison two = against0(1, 2);
    assertThat(two.interval()).isNull();
    assertThat(two.signFlipP()).isEqualTo(0.5);
  }

  @Test
  void refusesWhatIsNotPaired() {
    assertThatThrownBy(() -> PairedComparison.of(new double[2], new double[3]))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("2 and 3");
    assertThatThrownBy(() -> PairedComparison.of(new double[0], new double[0]))
        .isInstanceOf(UserMistake.class);
    assertThatThrownBy(() -> against0(1, Double.NaN))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("pair 2");
  }

  /** Percentages with two decimals, as accuracies are, for 1 to 12 seeds. */
  @Provide
  Arbitrary<double[]> arms() {
    return Arbitraries.integers()
        .between(0, 10_000)
        .array(int[].class)
        .ofMinSize(2)
        .ofMaxSize(24)
        .map(all -> Arrays.stream(all).mapToDouble(each -> each / 100.0).toArray());
  }

  private static double[] first(double[] both) {
    return Arrays.copyOfRange(both, 0, both.length / 2);
  }

  private static double[] second(double[] both) {
    return Arrays.copyOfRange(both, both.length / 2, both.length / 2 * 2);
  }

  @Property(tries = 300)
  void exchangingTheArmsTurnsEverythingRound(@ForAll("arms") double[] both) {
    PairedComparison there = PairedComparison.of(first(both), second(both));
    PairedComparison back = PairedComparison.of(second(both), first(both));
    assertThat(back.meanDifference()).isEqualTo(-there.meanDifference(), within(1e-10));
    assertThat(back.signFlipP()).isEqualTo(there.signFlipP());
    assertThat(back.probabilityOfImprovement())
        .isEqualTo(1 - there.probabilityOfImprovement(), within(1e-12));
    assertThat(back.seedsNeeded()).isEqualTo(there.seedsNeeded());
    if (there.interval() != null) {
      assertThat(back.interval().low()).isEqualTo(-there.interval().high(), within(1e-9));
      assertThat(back.interval().high()).isEqualTo(-there.interval().low(), within(1e-9));
    }
  }

  @Property(tries = 300)
  void theIntervalLiesWithinTheDifferencesAndHoldsTheMean(@ForAll("arms") double[] both) {
    PairedComparison found = PairedComparison.of(first(both), second(both));
    assertThat(found.signFlipP()).isGreaterThan(0).isLessThanOrEqualTo(1);
    assertThat(found.probabilityOfImprovement()).isBetween(0.0, 1.0);
    if (found.interval() == null) {
      return;
    }
    double[] a = first(both);
    double[] b = second(both);
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (int i = 0; i < a.length; i++) {
      low = Math.min(low, a[i] - b[i]);
      high = Math.max(high, a[i] - b[i]);
    }
    assertThat(found.interval().low()).isBetween(low - 1e-9, found.meanDifference() + 1e-9);
    assertThat(found.interval().high()).isBetween(found.meanDifference() - 1e-9, high + 1e-9);
    assertThat(found.seedsNeeded() == 0).isEqualTo(!found.interval().holds(0));
  }

  @Property(tries = 200)
  void addingTheSameToBothArmsChangesNothing(@ForAll("arms") double[] both) {
    double[] more = DoubleStream.of(both).map(x -> x + 10).toArray();
    PairedComparison found = PairedComparison.of(first(both), second(both));
    PairedComparison moved = PairedComparison.of(first(more), second(more));
    assertThat(moved.signFlipP()).isEqualTo(found.signFlipP());
    assertThat(moved.seedsNeeded()).isEqualTo(found.seedsNeeded());
    if (found.interval() != null) {
      assertThat(moved.interval().low()).isEqualTo(found.interval().low(), within(1e-9));
      assertThat(moved.interval().high()).isEqualTo(found.interval().high(), within(1e-9));
    }
  }
}
