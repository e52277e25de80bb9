package io.github.distill4j.report.table;

import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.signed;

import io.github.distill4j.report.comparison.ClaimCheck;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Numbers;
import java.util.List;

/** Published numbers beside the study's own. */
public final class ClaimTable {

  private ClaimTable() {}

  /** The table; without rows when the study carries no claims. */
  public static Table of(Comparison comparison) {
    List<ClaimCheck> checks = ClaimCheck.all(comparison);
    return new Table(
        "Claimed and found, in numbers",
        List.of(
            "claim",
            "claimed",
            "ours",
            "seeds",
            "ours − claimed",
            "95 % interval",
            "Holm p",
            "reading"),
        checks.stream().map(ClaimTable::row).toList(),
        List.of(
            "Mean ± standard deviation over our seeds, with the BCa bootstrap interval of the"
                + " difference from the published number, which is taken as it stands. Ours is"
                + " called higher or lower only where that interval leaves 0 and the sign-flip p,"
                + " after Holm's correction over all claims with results, is at most "
                + Contrast.LEVEL
                + "."));
  }

  private static List<String> row(ClaimCheck check) {
    int decimals = check.measure().description().digits();
    return List.of(
        check.label(),
        fixed(check.claim().value(), decimals),
        Numbers.spread(check.ours(), decimals),
        Integer.toString(check.ours().n()),
        check.difference() == null ? "" : signed(check.difference().meanDifference(), decimals),
        check.difference() == null ? "" : Numbers.interval(check.difference().interval(), decimals),
        check.difference() == null ? "" : Numbers.p(check.holm()),
        check.reading());
  }
}
