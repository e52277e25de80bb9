package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.comparison.Numbers.counted;
import static io.github.distill4j.report.comparison.Numbers.fixed;

import io.github.distill4j.ShownText;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.page.Findings;
import io.github.distill4j.report.table.Columns;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.ScalingSpec.Arm.Labels;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.theory.Guarantee;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
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
      return TwoLayerFindings.NOTHING_YET;
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
            "By %s labels the smallest width grew like 1/γ to a power of %s (%s); of the"
                + " intervals %d hold the theory's %s, %d lie below it, %d above, %d are open.",
            ShownText.word(labels),
            Words.range(theirs.stream().mapToDouble(f -> f.slope().value()), 2),
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
    return new Columns<Fit>()
        .with("data", Fit::family)
        .with("arm", Fit::arm)
        .with("error", fit -> ShownText.word(fit.criterion()))
        .with("slope", fit -> fixed(fit.slope().value(), 2))
        .with("95 % interval", f -> fixed(f.slope().low(), 2) + " to " + upper(f.slope().high()))
        .with("margins", ScalingFindings::margins)
        .with("theory", fit -> fixed(fit.theory(), 0))
        .table(
            "Slopes of log width over log 1/γ",
            fits,
            List.of(
                "Least squares; bootstrap interval over seeds, open above where a margin's width is"
                    + " larger than any tried: such margins are left out, which flattens the slope;"
                    + " no slope where fewer than two are left. Theory: the power in a width that"
                    + " is enough; nothing says it is needed."));
  }

  private static String margins(Fit fit) {
    int known = fit.slope().margins();
    return known + " of " + (known + fit.slope().censored());
  }

  private static String upper(double high) {
    return Double.isInfinite(high) ? "∞" : fixed(high, 2);
  }

  @Override
  public List<Gallery> galleries() {
    WidthPlots plots = new WidthPlots(results, fits);
    return Gallery.filled(plots.widths(), plots.slopes(), new Promises(results).gallery());
  }

  @Override
  public List<Table> tables() {
    return results.spec().families().keySet().stream()
        .flatMap(family -> Stream.of(Criterion.values()).map(each -> widths(family, each)))
        .toList();
  }

  private Table widths(String family, Criterion criterion) {
    return new Columns<ScalingResult>()
        .with("data", ScalingResult::label)
        .with("γ", p -> fixed(p.margin().lower(), 4) + "–" + fixed(p.margin().upper(), 4))
        .with("steps", point -> fixed(point.iterations(), 0))
        .with(
            results.spec().arms().keySet(),
            arm -> arm,
            arm -> point -> Fit.widths(point, arm, criterion).map(this::text).orElse(""))
        .with("soft: enough", point -> enough(point, Guarantee::softError))
        .with("hard: enough", point -> enough(point, Guarantee::hardError))
        .table(
            String.format(
                Locale.ROOT,
                "%s: width at which %s of the seeds reach an error of %s %s",
                family,
                percent(results.spec().share()),
                percent(results.spec().target()),
                Fit.words(criterion)),
            Fit.points(results, family),
            List.of(
                "Intervals: order statistics, 95 %. Enough by theory: Corollary 4 (soft) and"
                    + " Proposition 5 (hard) at the margin's lower bound, for the averaged error."));
  }

  private static String percent(double share) {
    return Words.brief(100 * share) + " %";
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

  /** What a theorem asks for an error at a margin. */
  private interface Theorem {
    Guarantee at(double error, double margin, Guarantee.Setting setting);
  }

  private String enough(ScalingResult point, Theorem theorem) {
    double gamma = Math.min(LARGEST_MARGIN, point.margin().lower());
    if (!(gamma > 0)) {
      return "";
    }
    Guarantee.Setting setting =
        new Guarantee.Setting(
            Math.min(1, point.smallestNorm()), point.examples(), results.spec().delta());
    double width = theorem.at(results.spec().target(), gamma, setting).width();
    return String.format(Locale.ROOT, "%.1e", width);
  }

  /** The width of one seed of an arm by one error, of rising ones the rank-th. */
  private record Width(ScalingResult point, ScalingResult.Row row, int rank) {
    Object value() {
      int width = row.widths().sorted().get(rank);
      return width == MinimalWidths.FAILED ? "" : width;
    }
  }

  @Override
  public String trials() {
    return new Columns<Width>()
        .with("trial", width -> width.point().trial())
        .with("family", width -> width.point().family())
        .with("data", width -> width.point().label())
        .with("gamma_low", width -> width.point().margin().lower())
        .with("gamma_high", width -> width.point().margin().upper())
        .with("arm", width -> width.row().arm())
        .with("error", width -> ShownText.word(width.row().criterion()))
        .with("rank", width -> width.rank() + 1)
        .with("width", Width::value)
        .csv(
            results.points().stream()
                .flatMap(point -> point.rows().stream().flatMap(row -> widths(point, row))));
  }

  private static Stream<Width> widths(ScalingResult point, ScalingResult.Row row) {
    return IntStream.range(0, row.widths().sorted().size())
        .mapToObj(rank -> new Width(point, row, rank));
  }
}
