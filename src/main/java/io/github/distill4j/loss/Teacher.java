package io.github.distill4j.loss;

import io.github.distill4j.UserMistake;
import java.util.Arrays;

/** What the losses with a teacher have in common: its half of the labels, and the temperature. */
final class Teacher {

  private Teacher() {}

  /** The second half of [one-hot | teacher logits]. */
  static double[] logits(double[] labels) {
    return Arrays.copyOfRange(labels, labels.length / 2, labels.length);
  }

  static void checkTemperature(double temperature) {
    if (!(temperature >= 1e-3 && temperature <= 1e6)) {
      throw new UserMistake(
          "loss.temperature: found %s, expected 0.001 to 1000000; 1 to 20 is usual", temperature);
    }
  }
}
