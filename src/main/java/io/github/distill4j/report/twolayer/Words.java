package io.github.distill4j.report.twolayer;

import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.study.twolayer.StackSpec;
import io.github.distill4j.train.stack.Variant;
import java.util.Arrays;
import java.util.Locale;

/** Numbers and ways to train, in words. */
final class Words {

  private Words() {}

  /** A number of a spec. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return "none";
    }
    return value == Math.rint(value) ? Numbers.fixed(value, 0) : Double.toString(value);
  }

  /** Accuracies in per cent. */
  static String spread(double[] values) {
    return Numbers.spread(Spread.of(values), 2);
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** A small or large number, three digits of it. */
  static String brief(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "";
  }

  /** How a regime trains, but for its radius. */
  static String training(Cell.Regime regime, StackSpec stack) {
    return regime.stack()
        + ": "
        + optimiser(stack)
        + (stack.batch() == 0 ? ", full batch" : ", batches of " + stack.batch())
        + ", rate "
        + number(regime.rate())
        + (stack.trainOutputs() ? ", trained outputs" : "")
        + (stack.biases() ? ", biases" : "")
        + ", "
        + Numbers.fixed(stack.iterations(), 0)
        + " steps";
  }

  static String optimiser(StackSpec stack) {
    return stack.optimiser() == Variant.Optimiser.ADAM ? "Adam" : "gradient descent";
  }

  /** A regime in brief. */
  static String way(Cell.Regime regime) {
    return String.format(
        Locale.ROOT,
        "%s, rate %s, B %s",
        regime.stack(),
        number(regime.rate()),
        number(regime.radius()));
  }
}
