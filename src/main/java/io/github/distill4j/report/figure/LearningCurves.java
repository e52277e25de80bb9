package io.github.distill4j.report.figure;

import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.train.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Validation accuracy epoch by epoch: mean over seeds with a band of one standard deviation. */
record LearningCurves(ShownArms shown, ArmStyles styles) {

  Gallery gallery() {
    List<ArmRuns> arms = shown.arms().stream().filter(arm -> epochs(arm).length > 0).toList();
    return new Gallery(
        "Learning curves",
        shown.caption(
            "Mean over seeds; the band is one standard deviation either way. A run that ended"
                + " early leaves the mean."),
        arms.isEmpty()
            ? List.of()
            : List.of(new Figure("learning-curves", "Validation accuracy", plot(arms))));
  }

  private Plot plot(List<ArmRuns> arms) {
    List<Layer> layers = new ArrayList<>();
    arms.forEach(arm -> band(arm).ifPresent(layers::add));
    arms.forEach(arm -> layers.add(line(arm)));
    return new Plot(Axis.whole("epoch"), Axis.linear("validation accuracy, %"), layers, Size.USUAL);
  }

  private Layer line(ArmRuns arm) {
    double[] epochs = epochs(arm);
    double[] mean = IntStream.range(0, epochs.length).mapToDouble(i -> at(arm, i).mean()).toArray();
    Style style = styles.of(arm);
    return epochs.length == 1
        ? Layer.points(style, epochs, mean, 1)
        : Layer.line(style, epochs, mean);
  }

  private Optional<Layer> band(ArmRuns arm) {
    if (arm.trials().size() < 2) {
      return Optional.empty();
    }
    double[] epochs = epochs(arm);
    double[] low = new double[epochs.length];
    double[] high = new double[epochs.length];
    for (int i = 0; i < epochs.length; i++) {
      Spread spread = at(arm, i);
      low[i] = spread.mean() - spread.deviation();
      high[i] = spread.mean() + spread.deviation();
    }
    return Optional.of(Layer.band(styles.of(arm).unlabelled(), epochs, low, high));
  }

  private static double[] epochs(ArmRuns arm) {
    int most = arm.trials().stream().mapToInt(trial -> trial.epochs().size()).max().orElse(0);
    return IntStream.rangeClosed(1, most).asDoubleStream().toArray();
  }

  private static Spread at(ArmRuns arm, int index) {
    return Spread.of(
        arm.trials().stream()
            .map(TrialResult::epochs)
            .filter(epochs -> epochs.size() > index)
            .map(epochs -> epochs.get(index))
            .mapToDouble(Epoch::validationAccuracy)
            .map(share -> 100 * share)
            .toArray());
  }
}
