package io.github.distill4j.report.twolayer;

import io.github.distill4j.measure.Spread;
import io.github.distill4j.study.twolayer.StackSpec;
import io.github.distill4j.theory.Variant;

/** Numbers and regimes in words. */
final class Words {

  private Words() {}

  static String signed(double points) {
    return String.format("%+.2f", points);
  }

  static String spread(double[] values) {
    Spread spread = Spread.of(values);
    String mean = String.format("%.2f", spread.mean());
    return spread.n() < 2 ? mean : mean + String.format(" ± %.2f", spread.deviation());
  }

  /** A number of a spec. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return "none";
    }
    return value == Math.rint(value) ? String.format("%.0f", value) : Double.toString(value);
  }

  /** How a regime trains, but for its radius. */
  static String training(Cell.Regime regime, StackSpec stack) {
    boolean adam = stack.optimiser() == Variant.Optimiser.ADAM;
    return regime.stack()
        + ": "
        + (adam ? "Adam" : "gradient descent")
        + (stack.batch() == 0 ? ", full batch" : ", batches of " + stack.batch())
        + ", rate "
        + number(regime.rate())
        + (stack.trainOutputs() ? ", trained outputs" : "")
        + (stack.biases() ? ", biases" : "")
        + ", "
        + String.format("%,d", stack.iterations())
        + " steps";
  }

  /** How a cell was trained, in brief. */
  static String way(Cell cell) {
    Cell.Regime regime = cell.regime();
    return String.format(
        "%s (rate %s, B %s%s)",
        regime.stack(),
        number(regime.rate()),
        number(regime.radius()),
        cell.isHard() ? "" : ", " + cell.labels());
  }
}
