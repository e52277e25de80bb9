package io.github.distill4j.report.twolayer;

import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.study.twolayer.StacksSpec.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Published gaps beside ours, a figure for each way to train.
 *
 * @param blocks ways to train
 * @param published the paper's row for a gap
 */
record PaperGaps(List<Figures> blocks, Function<Gap, Optional<Published>> published) {

  private static final int ROW = 30;
  private static final int AROUND = 90;
  private static final int DIAMOND = 3;

  /** One way to train. */
  record Figures(String name, List<Gap> gaps) {}

  Optional<Gallery> gallery() {
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gallery(
                "The gap between soft and hard labels, claimed and ours",
                "Soft − hard, test accuracy in points. Diamonds: the paper's table. Round markers"
                    + " and bars: our mean and its 95 % BCa interval over seeds.",
                IntStream.range(0, blocks.size()).mapToObj(this::figure).toList()));
  }

  private Figure figure(int index) {
    Figures block = blocks.get(index);
    List<Gap> gaps = block.gaps();
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.upright(Style.guide(), 0, gaps.size()));
    layers.add(
        Layer.points(
            new Style("paper", Style.text("").colour(), DIAMOND),
            gaps.stream().mapToDouble(this::claimed).toArray(),
            IntStream.range(0, gaps.size()).asDoubleStream().toArray(),
            1.1));
    layers.add(
        Layer.whiskers(
            new Style("ours", ArmColours.BLUE),
            IntStream.range(0, gaps.size()).mapToObj(row -> ours(gaps.get(row), row)).toList()));
    return new Figure(
        "paper-" + index,
        block.name(),
        new Plot(
            Axis.linear("soft − hard, points"),
            Axis.names(null, gaps.stream().map(PaperGaps::name).toList()),
            layers,
            Size.tall(AROUND + ROW * gaps.size())));
  }

  private double claimed(Gap gap) {
    return published.apply(gap).map(row -> row.soft() - row.hard()).orElse(Double.NaN);
  }

  private static Layer.Whisker ours(Gap gap, int row) {
    Interval interval = gap.comparison().interval();
    return interval == null
        ? Layer.Whisker.horizontal(gap.points(), gap.points(), gap.points(), row)
        : Layer.Whisker.horizontal(gap.points(), interval.low(), interval.high(), row);
  }

  private static String name(Gap gap) {
    return gap.hard().regime().set() + ", " + gap.hard().regime().width();
  }
}
