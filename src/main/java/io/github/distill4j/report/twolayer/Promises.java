package io.github.distill4j.report.twolayer;

import static io.github.distill4j.ShownText.word;
import static io.github.distill4j.report.comparison.Numbers.fixed;

import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.figure.Rows;
import io.github.distill4j.report.table.Columns;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.BoundResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.train.stack.Course;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Students trained just as a theorem asks, beside what it promises.
 *
 * @param results of the study
 */
record Promises(TwoLayerResults.Scaling results) {

  Optional<String> answer() {
    List<BoundResult> bounds = results.bounds();
    long kept = bounds.stream().filter(bound -> averaged(bound) <= bound.loss()).count();
    return bounds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Trained as the theorems ask, students kept the promised averaged loss in %d of %d"
                    + " cases; it was %s times smaller.",
                kept,
                bounds.size(),
                Words.range(bounds.stream().mapToDouble(Promises::times), 1)));
  }

  private static double times(BoundResult bound) {
    return bound.loss() / averaged(bound);
  }

  /** The averaged loss of the worst seed. */
  private static double averaged(BoundResult bound) {
    return worst(bound, course -> course.averaged().loss());
  }

  private static double last(BoundResult bound) {
    return worst(bound, course -> course.last().loss());
  }

  private static double worst(BoundResult bound, ToDoubleFunction<Course> measure) {
    return bound.courses().stream().mapToDouble(measure).max().orElseThrow();
  }

  Table table() {
    return new Columns<BoundResult>()
        .with("labels", bound -> word(bound.labels()))
        .with("data", BoundResult::data)
        .with("γ", bound -> fixed(bound.margin().lower(), 4))
        .with("width", bound -> fixed(bound.width(), 0))
        .with("steps", bound -> fixed(bound.iterations(), 0))
        .with("rate", bound -> Words.brief(bound.asked().rate()))
        .with("B", bound -> Words.brief(bound.asked().radius()))
        .with("untrained loss", bound -> Words.brief(bound.start()))
        .with("promised β", bound -> Words.number(bound.loss()))
        .with("averaged loss", bound -> Words.brief(averaged(bound)))
        .with("last loss", bound -> Words.brief(last(bound)))
        .with("farthest unit", bound -> Words.brief(worst(bound, Course::farthest)))
        .with("B/√m", bound -> Words.brief(bound.asked().radius() / Math.sqrt(bound.width())))
        .table(
            "Students trained as the theorems ask",
            results.bounds(),
            List.of(
                "Theorem 2 for soft labels, Proposition 5 for hard ones; the losses and the movement"
                    + " of the worst seed."));
  }

  Gallery gallery() {
    return new Gallery(
        "Losses against the bounds",
        "Each width is what the theorem asks for the loss at the diamond, as are rate, steps and"
            + " radius. Round markers: loss averaged over the iterations, of which the theorem"
            + " speaks; squares: after the last; both of the worst seed. Dotted: the untrained"
            + " student.",
        Grouped.by(results.bounds(), bound -> List.of(bound.labels(), bound.data())).stream()
            .map(Promises::figure)
            .toList());
  }

  private static Figure figure(List<BoundResult> bounds) {
    Color colour = Words.colour(word(bounds.get(0).labels()));
    String title = word(bounds.get(0).labels()) + " labels, " + bounds.get(0).data();
    double[] widths = bounds.stream().mapToDouble(BoundResult::width).toArray();
    List<Layer> layers =
        List.of(
            Layer.line(Style.guide(), widths, each(bounds, BoundResult::start)),
            Layer.line(Style.text(""), widths, each(bounds, BoundResult::loss)),
            Layer.points(Rows.claimed("promised β"), widths, each(bounds, BoundResult::loss), 1),
            Layer.points(
                new Style("averaged", colour), widths, each(bounds, Promises::averaged), 1),
            Layer.points(new Style("last", colour, 1), widths, each(bounds, Promises::last), 1));
    return new Figure(
        "bound-" + Figure.fileName(title),
        title,
        new Plot(Axis.log("width m"), Axis.log("loss"), layers, Size.USUAL));
  }

  private static double[] each(List<BoundResult> bounds, ToDoubleFunction<BoundResult> measure) {
    return bounds.stream().mapToDouble(measure).toArray();
  }
}
