package io.github.distill4j.report.table;

import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.p;
import static io.github.distill4j.report.comparison.Numbers.signed;

import io.github.distill4j.measure.statistics.McNemar;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.SeedPair;
import java.util.List;
import java.util.function.Function;

/** Every paired seed: both accuracies, and which images only one of the two got right. */
public final class SeedTable {

  private SeedTable() {}

  /** The table of a comparison. */
  public static Table of(Comparison comparison) {
    return new Columns<Pair>()
        .with(
            "arm − baseline", pair -> pair.of().arm().name() + " − " + pair.of().baseline().name())
        .with("seed", pair -> pair.seed().seed())
        .with("arm %", pair -> fixed(pair.seed().arm(), 2))
        .with("baseline %", pair -> fixed(pair.seed().baseline(), 2))
        .with("difference", pair -> signed(pair.seed().difference(), 2))
        .with("only arm right", pair -> pair.images(McNemar::onlyFirst))
        .with("only baseline right", pair -> pair.images(McNemar::onlySecond))
        .with("McNemar p", pair -> pair.images(images -> p(images.p())))
        .table(
            "Seed by seed",
            comparison.tested().stream()
                .flatMap(each -> each.pairs().stream().map(seed -> new Pair(each, seed)))
                .toList(),
            List.of("McNemar's exact test on the images that one of the two gets wrong."))
        .withoutEmptyColumns();
  }

  private record Pair(Contrast of, SeedPair seed) {
    Object images(Function<McNemar, Object> number) {
      return seed.images() == null ? "" : number.apply(seed.images());
    }
  }
}
