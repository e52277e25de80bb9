package io.github.distill4j.report.table;

import static io.github.distill4j.report.comparison.Numbers.counted;
import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.p;
import static io.github.distill4j.report.comparison.Numbers.signed;
import static io.github.distill4j.report.comparison.Numbers.spread;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.DivergedSeeds;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.report.comparison.SeedPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The main table: accuracy of every arm, and its paired difference from the baseline. */
public final class ComparisonTable {

  /** The p below which McNemar's test, for one seed and uncorrected, is counted. */
  private static final double IMAGES_LEVEL = 0.05;

  private ComparisonTable() {}

  /** The table of a comparison. */
  public static Table of(Comparison comparison) {
    return new Columns<ArmRuns>()
        .with("arm", ArmRuns::name)
        .with("seeds", arm -> seeds(arm.trials().size(), comparison.diverged(arm).size()))
        .with("accuracy %", ComparisonTable::accuracy)
        .with(
            "vs " + comparison.baselineName() + ", points",
            paired(comparison, each -> signed(each.points(), 2)))
        .with("95 % interval", paired(comparison, each -> each.interval(2)))
        .with("sign-flip p", paired(comparison, each -> p(each.paired().signFlipP())))
        .with("Holm p", paired(comparison, each -> p(each.holm())))
        .with("P(above)", paired(comparison, ComparisonTable::above))
        .with("McNemar", paired(comparison, ComparisonTable::mcNemar))
        .table("Test accuracy", comparison.everyArm(), notes(comparison))
        .withoutEmptyColumns();
  }

  private static String seeds(int finished, int diverged) {
    return finished + (diverged == 0 ? "" : " of " + (finished + diverged));
  }

  private static String accuracy(ArmRuns arm) {
    return arm.trials().isEmpty()
        ? "diverged"
        : spread(arm.spread(Quantity.ACCURACY), Quantity.ACCURACY.digits());
  }

  private static Function<ArmRuns, String> paired(
      Comparison comparison, Function<Contrast, String> words) {
    return arm ->
        comparison
            .contrast(arm)
            .filter(contrast -> contrast.paired() != null)
            .map(words)
            .orElse("");
  }

  private static String above(Contrast contrast) {
    return fixed(contrast.paired().probabilityOfImprovement(), 2);
  }

  private static String mcNemar(Contrast contrast) {
    List<SeedPair> tested =
        contrast.pairs().stream().filter(each -> each.images() != null).toList();
    List<SeedPair> told = tested.stream().filter(each -> each.images().p() < IMAGES_LEVEL).toList();
    long above =
        told.stream().filter(e -> e.images().onlyFirst() > e.images().onlySecond()).count();
    return tested.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%d+ %d−", above, told.size() - above);
  }

  private static List<String> notes(Comparison comparison) {
    List<String> notes = new ArrayList<>();
    if (comparison.trials().size() > comparison.arms().size()) {
      notes.add("Mean ± standard deviation over seeds, test images.");
    }
    if (!comparison.tested().isEmpty()) {
      notes.add(
          "Differences pair equal seeds; BCa bootstrap interval; Holm's correction over "
              + counted(comparison.tested().size(), "comparison")
              + "; P(above): share of seeds above the baseline; McNemar: seeds in which the images"
              + " alone tell the two apart (p < "
              + IMAGES_LEVEL
              + "), for and against the arm.");
    }
    diverged(comparison, notes);
    notCompared(comparison, notes);
    leftOut(comparison, notes);
    leastP(comparison, notes);
    noPredictions(comparison, notes);
    return notes;
  }

  private static void diverged(Comparison comparison, List<String> notes) {
    Optional<DivergedSeeds> first = comparison.diverged().stream().findFirst();
    first.ifPresent(
        lost ->
            notes.add(
                String.format(
                    Locale.ROOT,
                    "Seeds %d of %d: the others diverged and have no numbers.",
                    lost.arm().trials().size(),
                    lost.of())));
  }

  private static void notCompared(Comparison comparison, List<String> notes) {
    List<String> arms =
        comparison.contrasts().stream()
            .filter(each -> each.paired() == null)
            .map(each -> each.arm().name() + " (" + each.obstacle() + ")")
            .toList();
    if (!arms.isEmpty()) {
      notes.add("Not compared: " + String.join(", ", arms) + ".");
    }
  }

  private static void leftOut(Comparison comparison, List<String> notes) {
    List<String> unequal =
        comparison.tested().stream()
            .filter(each -> each.leftOut() > 0)
            .map(
                each ->
                    String.format(
                        Locale.ROOT,
                        "%s on %s (%s left out)",
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
    int count = comparison.tested().size();
    int seeds = comparison.tested().stream().mapToInt(each -> each.pairs().size()).max().orElse(0);
    double least = Math.min(1, count * Math.pow(2, 1 - seeds));
    if (seeds > 1 && least > Contrast.LEVEL) {
      notes.add(
          String.format(
              Locale.ROOT,
              "With %d seeds and %s no Holm p can be below %s; from %d seeds on it can be below %s.",
              seeds,
              counted(count, "comparison"),
              p(least),
              Contrast.fewestSeeds(count),
              Contrast.LEVEL));
    }
  }

  private static void noPredictions(Comparison comparison, List<String> notes) {
    boolean unknown =
        comparison.tested().stream()
            .flatMap(each -> each.pairs().stream())
            .anyMatch(each -> each.images() == null);
    if (unknown) {
      notes.add("Seeds without predictions image by image are not in McNemar's counts.");
    }
  }
}
