package io.github.distill4j.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.measure.Measures;
import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.report.table.CsvFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static final SyntheticResults TINY = new SyntheticResults(3, 30, 1);

  private static ArmRuns arm(String name) {
    return new ArmRuns("", name, Map.of(), List.of(TINY.trial(name, Map.of(), 1, 0)));
  }

  private static Contrast contrast(String arm, Interval interval, int needed, double holm) {
    double mean = interval == null ? 1 : (interval.low() + interval.high()) / 2;
    return new Contrast(
        arm(arm),
        arm("hard"),
        List.of(),
        new PairedComparison(6, mean, interval, 0.031, 1, needed),
        holm);
  }

  private static Comparison comparison(Contrast... contrasts) {
    List<ArmRuns> arms = new ArrayList<>(List.of(arm("hard")));
    for (Contrast each : contrasts) {
      arms.add(each.arm());
    }
    return new Comparison(Measures.STANDARD, List.of(), arms, List.of(contrasts));
  }

  private static String sentence(Contrast... contrasts) {
    return new Answer(comparison(contrasts)).sentence();
  }

  @Property
  void anArmIsCalledBetterOrWorseExactlyWhereIntervalAndCorrectedPAgree(
      @ForAll @DoubleRange(min = -9, max = 9) double low,
      @ForAll @DoubleRange(min = 0, max = 9) double width,
      @ForAll @DoubleRange(min = 0.01, max = 0.2) double p,
      @ForAll @IntRange(min = 1, max = 8) int arms) {
    Contrast[] all = new Contrast[arms];
    for (int i = 0; i < arms; i++) {
      all[i] = contrast("arm" + i, new Interval(low, low + width), 3, p);
    }
    String sentence = sentence(all).replace("0 are better", "").replace("0 worse", "");
    assertThat(sentence.contains("better")).isEqualTo(low > 0 && p <= 0.05);
    assertThat(sentence.contains("worse")).isEqualTo(low + width < 0 && p <= 0.05);
    boolean open = (low <= 0 && low + width >= 0) || p > 0.05;
    assertThat(sentence.contains(arms > 5 ? " 0 cannot be told apart" : "cannot be told apart"))
        .isEqualTo(arms > 5 ? !open : open);
  }

  @Test
  void anOpenComparisonSaysHowManyMoreSeedsAreNeeded() {
    assertThat(sentence(contrast("soft", new Interval(-1.1, 1.94), 34, 0.5)))
        .isEqualTo(
            "Test accuracy: soft (+0.42 points, 95 % interval −1.10 to +1.94, 6 seeds; at least 34"
                + " more are needed, at the same mean and spread) cannot be told apart from hard.");
  }

  @Test
  void anIntervalThatLeavesZeroIsNotEnoughAndSixSeedsAreTooFewForTwoComparisons() {
    assertThat(
            sentence(
                contrast("soft", new Interval(4, 7), 0, 0.0625),
                contrast("mixed", new Interval(1, 2), 0, 0.0625)))
        .isEqualTo(
            "Test accuracy: soft (+5.50 points, 95 % interval +4.00 to +7.00, 6 seeds, Holm p = 0.063;"
                + " at least 1 more is needed, at the same mean and spread) and mixed (+1.50 points, 95 %"
                + " interval +1.00 to +2.00, 6 seeds, Holm p = 0.063; at least 1 more is needed, at the"
                + " same mean and spread) cannot be told apart from hard.");
  }

  @Test
  void theCsvNamesAsManyMoreSeedsAsTheSentence() {
    Comparison three =
        comparison(
            contrast("soft", new Interval(4, 7), 0, 0.0625),
            contrast("mixed", new Interval(4, 7), 0, 0.04),
            contrast("dkd", new Interval(-1, 1), PairedComparison.UNKNOWN, 1));
    assertThat(new CsvFiles(three).differences().lines().skip(1))
        .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
        .containsExactly("1", "0", "");
  }

  @Test
  void aVerySmallPIsGivenAsABound() {
    assertThat(sentence(contrast("soft", new Interval(4, 7), 0, 0.0004)))
        .contains("6 seeds, Holm p < 0.001) is better than hard");
  }

  @Test
  void theFewestSeedsGrowWithTheComparisons() {
    // 2/64 = .031, 2·2/128 = .031, 3·2/128 = .047, 4·2/256 = .031, 43·2/2048 = .042
    assertThat(IntStream.of(1, 2, 3, 4, 43).map(Contrast::fewestSeeds).toArray())
        .containsExactly(6, 7, 7, 8, 11);
  }

  @Test
  void severalArmsShareAVerdict() {
    assertThat(
            sentence(
                contrast("soft", new Interval(4, 7), 0, 0.031),
                contrast("mixed", new Interval(1, 2), 0, 0.04),
                contrast("dkd", new Interval(-3, -1), 0, 0.031)))
        .isEqualTo(
            "Test accuracy: soft (+5.50 points, 95 % interval +4.00 to +7.00, 6 seeds, Holm p = 0.031) and"
                + " mixed (+1.50 points, 95 % interval +1.00 to +2.00, 6 seeds, Holm p = 0.040) are better"
                + " than hard; dkd (−2.00 points, 95 % interval −3.00 to −1.00, 6 seeds, Holm p = 0.031) is"
                + " worse than hard.");
  }

  @Test
  void withoutAnIntervalNothingIsTold() {
    assertThat(sentence(contrast("soft", null, PairedComparison.UNKNOWN, 0.031)))
        .contains("nothing can be told yet about soft")
        .doesNotContain("better", "worse");
  }
}
