package io.github.distill4j.report.table;

import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.signed;

import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.report.comparison.ClaimCheck;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Numbers;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Published numbers beside the study's own. */
public final class ClaimTable {

  private ClaimTable() {}

  /** The table; without rows when the study carries no claims. */
  public static Table of(Comparison comparison) {
    return new Columns<ClaimCheck>()
        .with("claim", ClaimCheck::label)
        .with("claimed", check -> fixed(check.claim().value(), digits(check)))
        .with("ours", check -> Numbers.spread(check.ours(), digits(check)))
        .with("seeds", check -> check.ours().n())
        .with("ours − claimed", found((c, paired) -> signed(paired.meanDifference(), digits(c))))
        .with("95 % interval", found((c, d) -> Numbers.interval(d.interval(), digits(c))))
        .with("Holm p", found((check, paired) -> Numbers.p(check.holm())))
        .with("reading", ClaimCheck::reading)
        .table(
            "Claimed and found, in numbers",
            ClaimCheck.all(comparison),
            List.of(
                "Mean ± standard deviation over our seeds, with the BCa bootstrap interval of the"
                    + " difference from the published number, which is taken as it stands. Ours is"
                    + " called higher or lower only where that interval leaves 0 and the sign-flip"
                    + " p, after Holm's correction over all claims with results, is at most "
                    + Contrast.LEVEL
                    + "."));
  }

  private static int digits(ClaimCheck check) {
    return check.measure().description().digits();
  }

  private static Function<ClaimCheck, String> found(
      BiFunction<ClaimCheck, PairedComparison, String> words) {
    return check -> check.difference() == null ? "" : words.apply(check, check.difference());
  }
}
