package io.github.distill4j.report.comparison;

import io.github.distill4j.ShownText;
import io.github.distill4j.measure.Measure;
import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.study.distil.Claim;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A published number and what the study found in its place.
 *
 * @param source the results folder's name when a report has several; else empty
 * @param claim the published number
 * @param measure what it measures
 * @param settings of how many settings it may speak; only one is compared with it
 * @param ours mean and deviation over our seeds; n = 0 without results
 * @param difference ours less the claimed number; null without results
 * @param holm sign-flip p of the difference after Holm's correction over the claims that have one
 */
public record ClaimCheck(
    String source,
    Claim claim,
    Measure measure,
    int settings,
    Spread ours,
    PairedComparison difference,
    double holm) {

  /** Every claim of every folder, in the order of the YAML. */
  public static List<ClaimCheck> all(Comparison comparison) {
    List<ClaimCheck> checks =
        comparison.sources().stream()
            .flatMap(
                source ->
                    source.spec().claims().stream()
                        .flatMap(claim -> of(claim, source, comparison).stream()))
            .toList();
    double[] p = Contrast.holm(checks.stream().map(ClaimCheck::difference).toList());
    return IntStream.range(0, p.length).mapToObj(i -> checks.get(i).corrected(p[i])).toList();
  }

  private ClaimCheck corrected(double p) {
    return new ClaimCheck(source, claim, measure, settings, ours, difference, p);
  }

  private static Optional<ClaimCheck> of(Claim claim, Source source, Comparison comparison) {
    return comparison
        .measures()
        .named(claim.measure())
        .map(
            measure ->
                of(
                    comparison.sources().size() > 1 ? source.name() : "",
                    claim,
                    measure,
                    comparison.everyArm().stream()
                        .filter(arm -> comparison.source(arm).equals(source))
                        .filter(arm -> claim.isAbout(source.spec(), arm.arm(), arm.setting()))
                        .toList()));
  }

  private static ClaimCheck of(String source, Claim claim, Measure measure, List<ArmRuns> arms) {
    double[] ours = arms.size() == 1 ? arms.get(0).values(Quantity.of(measure)) : new double[0];
    double[] claimed = new double[ours.length];
    Arrays.fill(claimed, claim.value());
    PairedComparison difference = ours.length == 0 ? null : PairedComparison.of(ours, claimed);
    return new ClaimCheck(
        source, claim, measure, arms.size(), Spread.of(ours), difference, Double.NaN);
  }

  /** Who claims what, where. */
  public String label() {
    String what =
        Stream.of(name(), measure.description().name(), measure.description().unit())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    String where = claim.where().isEmpty() ? "" : ", " + claim.where();
    String note = claim.note().isEmpty() ? "" : " (" + claim.note() + ")";
    return ShownText.prose(claim.source() + where + ": " + what + note);
  }

  /** The arm it is about, as tables and figures call it. */
  public String name() {
    return new ArmRuns(source, claim.arm(), claim.setting(), List.of()).name();
  }

  /** The interval of our mean; null where there is none. */
  public Interval interval() {
    Interval from = difference.interval();
    return from == null
        ? null
        : new Interval(claim.value() + from.low(), claim.value() + from.high());
  }

  /** What interval and p together allow to say. */
  public String reading() {
    if (difference == null) {
      return settings > 1 ? "no single setting" : "no results";
    }
    return switch (Contrast.verdict(difference.interval(), holm)) {
      case BETTER -> "ours higher";
      case WORSE -> "ours lower";
      case OPEN -> "cannot be told apart";
      case UNTOLD -> ours.n() < 3 ? "too few seeds" : "no spread over seeds";
    };
  }
}
