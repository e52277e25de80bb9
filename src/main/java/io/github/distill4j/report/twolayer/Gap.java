package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.comparison.Numbers.signed;

import io.github.distill4j.measure.statistics.Holm;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Contrast.Verdict;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.comparison.Numbers;
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

  /** Hard students and soft ones to be compared. */
  record Pair(Cell hard, Cell soft) {

    private PairedComparison comparison() {
      return PairedComparison.of(soft.test(), hard.test());
    }
  }

  /** Every soft cell beside the hard one of its regime. */
  static List<Pair> pairs(List<Cell> cells) {
    List<Pair> pairs = new ArrayList<>();
    for (List<Cell> regime : Grouped.by(cells, Cell::regime)) {
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

  /** Soft minus hard, mean over seeds, in points. */
  double points() {
    return comparison.meanDifference();
  }

  boolean isSure() {
    return isSurelyAhead() || isSurelyBehind();
  }

  boolean isSurelyAhead() {
    return Contrast.verdict(comparison.interval(), p) == Verdict.BETTER;
  }

  boolean isSurelyBehind() {
    return Contrast.verdict(comparison.interval(), p) == Verdict.WORSE;
  }

  /** The mean, with a star where it is sure. */
  String mean() {
    return signed(points(), 2) + (isSure() ? "*" : "");
  }

  String interval() {
    return Numbers.interval(comparison.interval(), 2);
  }

  /** Mean and interval. */
  @Override
  public String toString() {
    return (mean() + " " + interval()).strip();
  }
}
