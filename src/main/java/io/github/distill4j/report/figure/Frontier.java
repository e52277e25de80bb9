package io.github.distill4j.report.figure;

import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Accuracy against what it costs: parameters, and seconds. */
record Frontier(List<ArmRuns> arms, ArmStyles styles) {

  /** Arms of one size would hide each other: each is moved this much of the axis to the right. */
  private static final double STEP = 0.02;

  private static final double WIDE_RANGE = 2;

  Frontier(Comparison comparison, ArmStyles styles) {
    this(
        comparison.arms().size() <= 2 * ShownArms.MOST
            ? comparison.arms()
            : ShownArms.of(comparison).arms(),
        styles);
  }

  Gallery gallery() {
    return new Gallery(
        "Accuracy and cost",
        "Mean and one standard deviation over seeds. Arms of one size stand side by side."
            + " Seconds are those of one student's training and of asking the teacher; training"
            + " the teacher is not in them.",
        arms.isEmpty()
            ? List.of()
            : List.of(
                new Figure(
                    "frontier-parameters",
                    "Against parameters",
                    plot(Quantity.PARAMETERS, "parameters")),
                new Figure(
                    "frontier-seconds",
                    "Against seconds",
                    plot(Quantity.ALL_SECONDS, "seconds of training and asking the teacher"))));
  }

  private Plot plot(Quantity cost, String title) {
    double[] costs = arms.stream().mapToDouble(arm -> arm.spread(cost).mean()).toArray();
    double least = DoubleStream.of(costs).min().orElse(1);
    double most = DoubleStream.of(costs).max().orElse(1);
    boolean wide = least > 0 && most > WIDE_RANGE * least;
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      double steps = STEP * equalBefore(costs, i);
      double x =
          wide
              ? costs[i] * Math.pow(most / least, steps)
              : costs[i] + steps * Math.max(most - least, 0.2 * most);
      layers.add(point(arms.get(i), x));
    }
    return new Plot(
        wide ? Axis.log(title) : Axis.linear(title),
        Axis.linear("test accuracy, %"),
        layers,
        Size.USUAL);
  }

  private static int equalBefore(double[] costs, int index) {
    return (int)
        DoubleStream.of(costs)
            .limit(index)
            .filter(cost -> Double.compare(cost, costs[index]) == 0)
            .count();
  }

  private Layer point(ArmRuns arm, double x) {
    Spread accuracy = arm.spread(Quantity.ACCURACY);
    double deviation = accuracy.n() < 2 ? 0 : accuracy.deviation();
    double mean = accuracy.mean();
    return Layer.whiskers(
        styles.of(arm),
        List.of(Layer.Whisker.vertical(x, mean, mean - deviation, mean + deviation)));
  }
}
