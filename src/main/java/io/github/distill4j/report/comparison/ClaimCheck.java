package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Interval;
import io.github.distill4j.measure.PairedComparison;
import io.github.distill4j.measure.Spread;
import io.github.distill4j.study.Claim;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A published number and what the study found in its place.
 *
 * @param claim the published number
 * @param measure what it measures
 * @param ours mean and deviation over our seeds; n = 0 without results
 * @param difference ours less the claimed number; null without results
 */
public record ClaimCheck(Claim claim, Measure measure, Spread ours, PairedComparison difference) {

  /** Every claim of every folder, in the order of the YAML. */
  public static List<ClaimCheck> all(Comparison comparison) {
    return comparison.sources().stream()
        .flatMap(
            source ->
                source.spec().claims().stream()
                    .flatMap(claim -> of(claim, source, comparison).stream()))
        .toList();
  }

  private static Optional<ClaimCheck> of(Claim claim, Source source, Comparison comparison) {
    return Measure.named(claim.measure())
        .map(
            measure -> {
              double[] ours =
                  comparison.arms().stream()
                      .filter(arm -> matches(arm, claim, source, comparison))
                      .findFirst()
                      .map(arm -> arm.values(measure))
                      .orElse(new double[0]);
              return of(claim, measure, ours);
            });
  }

  private static ClaimCheck of(Claim claim, Measure measure, double[] ours) {
    if (ours.length == 0) {
      return new ClaimCheck(claim, measure, new Spread(Double.NaN, Double.NaN, 0), null);
    }
    double[] claimed = new double[ours.length];
    Arrays.fill(claimed, claim.value());
    return new ClaimCheck(claim, measure, Spread.of(ours), PairedComparison.of(ours, claimed));
  }

  private static boolean matches(ArmRuns arm, Claim claim, Source source, Comparison comparison) {
    boolean sameSource = comparison.sources().size() < 2 || arm.source().equals(source.name());
    return sameSource
        && arm.arm().equals(claim.arm())
        && claim.setting().entrySet().containsAll(arm.setting().entrySet());
  }

  /** Who claims what, where. */
  public String label() {
    String setting = SettingWords.of(claim.setting());
    String what =
        Stream.of(claim.arm(), setting, measure.word(), measure.unit())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    String where = claim.where().isEmpty() ? "" : ", " + claim.where();
    String note = claim.note().isEmpty() ? "" : " (" + claim.note() + ")";
    return claim.source() + where + ": " + what + note;
  }

  /** What the interval allows to say. */
  public String reading() {
    if (difference == null) {
      return "no results";
    }
    Interval interval = difference.interval();
    if (interval == null) {
      return "too few seeds";
    }
    if (interval.holds(0)) {
      return "consistent";
    }
    return interval.low() > 0 ? "ours higher" : "ours lower";
  }
}
