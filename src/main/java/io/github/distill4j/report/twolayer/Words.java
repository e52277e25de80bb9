package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.study.twolayer.StackSpec;
import io.github.distill4j.train.stack.Variant;
import java.awt.Color;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.DoubleStream;

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

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The least and the largest. */
  static String range(DoubleStream values, int decimals) {
    DoubleSummaryStatistics all = values.summaryStatistics();
    return Numbers.fixed(all.getMin(), decimals) + " to " + Numbers.fixed(all.getMax(), decimals);
  }

  /** A small or large number, three digits of it. */
  static String brief(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "";
  }

  /** How a stack trains, but for its radii. */
  static String training(String name, String rate, StackSpec stack) {
    return name
        + ": "
        + optimiser(stack)
        + (stack.batch() == 0 ? ", full batch" : ", batches of " + stack.batch())
        + ", rate "
        + rate
        + (stack.trainOutputs() ? ", trained outputs" : "")
        + (stack.biases() ? ", biases" : "")
        + ", "
        + Numbers.fixed(stack.iterations(), 0)
        + " steps";
  }

  static String optimiser(StackSpec stack) {
    return stack.optimiser() == Variant.Optimiser.ADAM ? "Adam" : "gradient descent";
  }

  /** One colour for what learns hard labels, another for all soft ones. */
  static Color colour(String labels) {
    return labels.equals(Students.HARD) ? ArmColours.VERMILION : ArmColours.BLUE;
  }
}
