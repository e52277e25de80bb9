package io.github.distill4j.report.table;

import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.p;
import static io.github.distill4j.report.comparison.Numbers.signed;
import static io.github.distill4j.report.comparison.Numbers.spread;

import io.github.distill4j.measure.PairedComparison;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Measure;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.SeedPair;
import java.util.ArrayList;
import java.util.List;

/** The main table: accuracy of every arm, and its paired difference from the baseline. */
public final class ComparisonTable {

  private static final double LEVEL = 0.05;

  private ComparisonTable() {}

  /** The table of a comparison. */
  public static Table of(Comparison comparison) {
    return new Table(
            "Test accuracy",
            List.of(
                "arm",
                "seeds",
                "accuracy %",
                "vs " + baseline(comparison) + ", points",
                "95 % interval",
                "sign-flip p",
                "Holm p",
                "P(above)",
                "McNemar"),
            comparison.arms().stream().map(arm -> row(comparison, arm)).toList(),
            notes(comparison))
        .withoutEmptyColumns();
  }

  private static String baseline(Comparison comparison) {
    List<String> names =
        comparison.contrasts().stream().map(each -> each.baseline().name()).distinct().toList();
    return names.size() == 1 ? names.get(0) : "baseline";
  }

  private static List<String> row(Comparison comparison, ArmRuns arm) {
    List<String> row = new ArrayList<>();
    row.add(arm.name());
    row.add(Integer.toString(arm.trials().size()));
    row.add(spread(arm.spread(Measure.ACCURACY), Measure.ACCURACY.decimals()));
    row.addAll(
        comparison
            .contrast(arm)
            .filter(contrast -> contrast.paired() != null)
            .map(ComparisonTable::difference)
            .orElse(List.of("", "", "", "", "", "")));
    return row;
  }

  private static List<String> difference(Contrast contrast) {
    PairedComparison paired = contrast.paired();
    return List.of(
        signed(paired.meanDifference(), 2),
        Numbers.interval(paired.interval(), 2),
        p(paired.signFlipP()),
        p(contrast.holm()),
        fixed(paired.probabilityOfImprovement(), 2),
        mcNemar(contrast));
  }

  private static String mcNemar(Contrast contrast) {
    List<SeedPair> tested =
        contrast.pairs().stream().filter(each -> each.images() != null).toList();
    List<SeedPair> told = tested.stream().filter(each -> each.images().p() < LEVEL).toList();
    long above =
        told.stream().filter(e -> e.images().onlyFirst() > e.images().onlySecond()).count();
    return tested.isEmpty() ? "" : "%d+ %d−".formatted(above, told.size() - above);
  }

  private static List<String> notes(Comparison comparison) {
    List<String> notes = new ArrayList<>();
    if (comparison.trials().size() > comparison.arms().size()) {
      notes.add("Mean ± standard deviation over seeds, test images.");
    }
    if (comparison.contrasts().stream().anyMatch(each -> each.paired() != null)) {
      notes.add(
          "Differences pair equal seeds; BCa bootstrap interval; Holm's correction over "
              + counted(comparison.contrasts().size(), "comparison")
              + "; P(above): share of seeds above the baseline; McNemar: seeds in which the images"
              + " alone tell the two apart (p < 0.05), for and against the arm.");
    }
    leftOut(comparison, notes);
    leastP(comparison, notes);
    otherImages(comparison, notes);
    return notes;
  }

  private static void leftOut(Comparison comparison, List<String> notes) {
    List<String> unequal =
        comparison.contrasts().stream()
            .filter(each -> each.leftOut() > 0)
            .map(
                each ->
                    "%s on %s (%s left out)"
                        .formatted(
                            each.arm().name(),
                            counted(each.pairs().size(), "common seed"),
                            counted(each.leftOut(), "trial")))
            .toList();
    if (!unequal.isEmpty()) {
      notes.add(
          "Not every arm has the baseline's seeds; paired are " + String.join(", ", unequal) + ".");
    }
  }

  /** With few seeds no result, however clear, can have a small p: say so. */
  private static void leastP(Comparison comparison, List<String> notes) {
    int count = comparison.contrasts().size();
    int seeds =
        comparison.contrasts().stream().mapToInt(each -> each.pairs().size()).max().orElse(0);
    double least = Math.min(1, count * Math.pow(2, 1 - seeds));
    if (seeds > 1 && least > LEVEL) {
      notes.add(
          "With %d seeds and %s no Holm p can be below %s; from %d seeds on it can be below 0.05."
              .formatted(
                  seeds, counted(count, "comparison"), p(least), Contrast.fewestSeeds(count)));
    }
  }

  private static void otherImages(Comparison comparison, List<String> notes) {
    boolean others =
        comparison.contrasts().stream()
            .flatMap(each -> each.pairs().stream())
            .anyMatch(each -> each.images() == null);
    if (others) {
      notes.add("Arms without McNemar were not tested on the baseline's images.");
    }
  }

  private static String counted(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
