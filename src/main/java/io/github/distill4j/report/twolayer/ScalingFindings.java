package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.comparison.Numbers.counted;
import static io.github.distill4j.report.comparison.Numbers.fixed;

import io.github.distill4j.ShownText;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.table.Csv;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.ScalingSpec.Arm.Labels;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.theory.Guarantee;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Smallest widths against the margin, the slopes of their logarithms beside the theory's, and
 * students trained as the theorems ask.
 *
 * @param results of the study
 * @param fits theirs; made once, as each takes a bootstrap
 */
record ScalingFindings(TwoLayerResults.Scaling results, List<Fit> fits) implements Findings {

  private static final double CONFIDENCE = .95;
  private static final double LARGEST_MARGIN = .5;

  ScalingFindings(TwoLayerResults.Scaling results) {
    this(results, Fit.all(results));
  }

  @Override
  public String answer() {
    if (results.all().isEmpty()) {
      return NOTHING_YET;
    }
    return Stream.concat(
            Stream.of(Labels.HARD, Labels.SOFT).map(this::told),
            new Promises(results).answer().stream())
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String told(Labels labels) {
    List<Fit> theirs = fits.stream().filter(fit -> fit.labels() == labels).toList();
    return theirs.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "By %s labels the smallest width grew like 1/γ to a power of %s to %s (%s); of the"
                + " intervals %d hold the theory's %s, %d lie below it, %d above, %d are open.",
            ShownText.word(labels),
            fixed(theirs.stream().mapToDouble(f -> f.slope().value()).min().orElseThrow(), 2),
            fixed(theirs.stream().mapToDouble(f -> f.slope().value()).max().orElseThrow(), 2),
            counted(theirs.size(), "fit"),
            theirs.stream().filter(Fit::holdsTheory).count(),
            fixed(Fit.theory(labels), 0),
            theirs.stream().filter(f -> f.theory() > f.slope().high()).count(),
            theirs.stream().filter(f -> f.theory() < f.slope().low()).count(),
            theirs.stream().filter(f -> f.isOpen() && f.slope().low() <= f.theory()).count());
  }

  @Override
  public List<Table> lead() {
    return List.of(slopes(), new Promises(results).table());
  }

  private Table slopes() {
    return new Table(
        "Slopes of log width over log 1/γ",
        List.of("data", "arm", "error", "slope", "95 % interval", "margins", "theory"),
        fits.stream().map(ScalingFindings::row).toList(),
        List.of(
            "Least squares; bootstrap interval over seeds, open above where a margin's width is"
                + " larger than any tried: such margins are left out, which flattens the slope; no"
                + " slope where fewer than two are left."
                + " Theory: the power in a width that is enough; nothing says it is needed."));
  }

  private static List<String> row(Fit fit) {
    int known = fit.slope().margins();
    return List.of(
        fit.family(),
        fit.arm(),
        ShownText.word(fit.criterion()),
        fixed(fit.slope().value(), 2),
        fixed(fit.slope().low(), 2) + " to " + upper(fit.slope().high()),
        known + " of " + (known + fit.slope().censored()),
        fixed(fit.theory(), 0));
  }

  private static String upper(double high) {
    return Double.isInfinite(high) ? "∞" : fixed(high, 2);
  }

  @Override
  public List<Gallery> galleries() {
    List<Gallery> galleries = new ArrayList<>();
    galleries.addAll(new WidthPlots(results, fits).galleries());
    new Promises(results).gallery().ifPresent(galleries::add);
    return galleries;
  }

  @Override
  public List<Table> tables() {
    return results.spec().families().keySet().stream()
        .flatMap(family -> Stream.of(Criterion.values()).map(each -> widths(family, each)))
        .toList();
  }

  private Table widths(String family, Criterion criterion) {
    List<String> header = new ArrayList<>(List.of("data", "γ", "steps"));
    header.addAll(results.spec().arms().keySet());
    header.addAll(List.of("soft: enough", "hard: enough"));
    return new Table(
        String.format(
            Locale.ROOT,
            "%s: width at which %s of the seeds reach an error of %s %s",
            family,
            percent(results.spec().share()),
            percent(results.spec().target()),
            Fit.words(criterion)),
        header,
        Fit.points(results, family).stream().map(point -> row(point, criterion)).toList(),
        List.of(
            "Intervals: order statistics, 95 %. Enough by theory: Corollary 4 (soft) and"
                + " Proposition 5 (hard) at the margin's lower bound, for the averaged error."));
  }

  private static String percent(double share) {
    return Words.brief(100 * share) + " %";
  }

  private List<String> row(ScalingResult point, Criterion criterion) {
    List<String> row = new ArrayList<>();
    row.add(point.label());
    row.add(fixed(point.margin().lower(), 4) + "–" + fixed(point.margin().upper(), 4));
    row.add(fixed(point.iterations(), 0));
    for (String arm : results.spec().arms().keySet()) {
      row.add(Fit.widths(point, arm, criterion).map(this::text).orElse(""));
    }
    row.addAll(enough(point));
    return row;
  }

  private String text(MinimalWidths widths) {
    MinimalWidths.Interval interval = widths.interval(results.spec().share(), CONFIDENCE);
    return String.format(
        Locale.ROOT,
        "%s [%s, %s]",
        width(widths.at(results.spec().share())),
        width(interval.low()),
        width(interval.high()));
  }

  private String width(int width) {
    return width == MinimalWidths.FAILED
        ? ">" + results.spec().widths().most()
        : Integer.toString(width);
  }

  private List<String> enough(ScalingResult point) {
    double gamma = Math.min(LARGEST_MARGIN, point.margin().lower());
    if (!(gamma > 0)) {
      return List.of("", "");
    }
    Guarantee.Setting setting =
        new Guarantee.Setting(
            Math.min(1, point.smallestNorm()), point.examples(), results.spec().delta());
    double target = results.spec().target();
    return List.of(
        power(Guarantee.softError(target, gamma, setting).width()),
        power(Guarantee.hardError(target, gamma, setting).width()));
  }

  private static String power(double width) {
    return String.format(Locale.ROOT, "%.1e", width);
  }

  @Override
  public List<Table> everything() {
    return List.of();
  }

  @Override
  public String trials() {
    return Csv.text(
        List.of(
            "trial", "family", "data", "gamma_low", "gamma_high", "arm", "error", "rank", "width"),
        results.points().stream().flatMap(ScalingFindings::csv));
  }

  private static Stream<List<Object>> csv(ScalingResult point) {
    return point.rows().stream()
        .flatMap(
            row ->
                IntStream.range(0, row.widths().sorted().size())
                    .mapToObj(rank -> csv(point, row, rank)));
  }

  private static List<Object> csv(ScalingResult point, ScalingResult.Row row, int rank) {
    int width = row.widths().sorted().get(rank);
    return List.of(
        point.trial(),
        point.family(),
        point.label(),
        point.margin().lower(),
        point.margin().upper(),
        row.arm(),
        ShownText.word(row.criterion()),
        rank + 1,
        width == MinimalWidths.FAILED ? "" : width);
  }
}
