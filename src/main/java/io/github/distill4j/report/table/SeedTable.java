package io.github.distill4j.report.table;

import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.p;
import static io.github.distill4j.report.comparison.Numbers.signed;

import io.github.distill4j.measure.statistics.McNemar;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.SeedPair;
import java.util.List;

/** Every paired seed: both accuracies, and which images only one of the two got right. */
public final class SeedTable {

  private SeedTable() {}

  /** The table of a comparison. */
  public static Table of(Comparison comparison) {
    return new Table(
            "Seed by seed",
            List.of(
                "arm − baseline",
                "seed",
                "arm %",
                "baseline %",
                "difference",
                "only arm right",
                "only baseline right",
                "McNemar p"),
            comparison.tested().stream()
                .flatMap(each -> each.pairs().stream().map(pair -> row(each, pair)))
                .toList(),
            List.of("McNemar's exact test on the images that one of the two gets wrong."))
        .withoutEmptyColumns();
  }

  private static List<String> row(Contrast contrast, SeedPair pair) {
    McNemar images = pair.images();
    return List.of(
        contrast.arm().name() + " − " + contrast.baseline().name(),
        Integer.toString(pair.seed()),
        fixed(pair.arm(), 2),
        fixed(pair.baseline(), 2),
        signed(pair.difference(), 2),
        images == null ? "" : Integer.toString(images.onlyFirst()),
        images == null ? "" : Integer.toString(images.onlySecond()),
        images == null ? "" : p(images.p()));
  }
}
