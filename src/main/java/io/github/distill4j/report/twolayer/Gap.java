package io.github.distill4j.report.twolayer;

import io.github.distill4j.measure.Holm;
import io.github.distill4j.measure.Interval;
import io.github.distill4j.measure.PairedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much better soft students are than hard ones of the same seeds.
 *
 * @param hard students by hard labels
 * @param soft by soft ones
 * @param comparison of test accuracies, soft − hard, in points
 * @param p sign-flip p, corrected or not
 */
record Gap(Cell hard, Cell soft, PairedComparison comparison, double p) {

  private static final double LEVEL = .05;

  /** Hard students and soft ones to be compared. */
  record Pair(Cell hard, Cell soft) {

    private PairedComparison comparison() {
      return PairedComparison.of(soft.test(), hard.test());
    }
  }

  /** Every soft cell beside the hard one of its regime. */
  static List<Pair> pairs(List<Cell> cells) {
    List<Pair> pairs = new ArrayList<>();
    for (List<Cell> regime : Cell.by(cells, Cell::regime).values()) {
      Cell hard = regime.stream().filter(Cell::isHard).findFirst().orElseThrow();
      regime.stream().filter(c -> !c.isHard()).forEach(soft -> pairs.add(new Pair(hard, soft)));
    }
    return pairs;
  }

  /** Gaps whose p is corrected by Holm's procedure over all of these. */
  static List<Gap> corrected(List<Pair> pairs) {
    List<Gap> gaps = single(pairs);
    double[] p = Holm.adjusted(gaps.stream().mapToDouble(Gap::p).toArray());
    return IntStream.range(0, p.length).mapToObj(i -> gaps.get(i).with(p[i])).toList();
  }

  /** Gaps each with its own p. */
  static List<Gap> single(List<Pair> pairs) {
    return pairs.stream()
        .map(pair -> new Gap(pair.hard(), pair.soft(), pair.comparison(), 0))
        .map(gap -> gap.with(gap.comparison.signFlipP()))
        .toList();
  }

  private Gap with(double value) {
    return new Gap(hard, soft, comparison, value);
  }

  /** Whether interval and p both say that there is a difference. */
  boolean isSure() {
    Interval interval = comparison.interval();
    return interval != null && !interval.holds(0) && p <= LEVEL;
  }

  /** Mean and interval, with a star where it is sure. */
  @Override
  public String toString() {
    Interval interval = comparison.interval();
    return Words.signed(comparison.meanDifference())
        + (interval == null
            ? ""
            : " [" + Words.signed(interval.low()) + " " + Words.signed(interval.high()) + "]")
        + (isSure() ? "*" : " ");
  }
}
