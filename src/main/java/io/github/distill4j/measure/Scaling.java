package io.github.distill4j.measure;

import io.github.distill4j.label.Logits;

/**
 * What is left of a model's miscalibration after temperature scaling (Guo et al. 2017, section
 * 4.2).
 *
 * @param temperature T above 0 for which softmax(z / T) has the least NLL on the validation images
 * @param ece expected calibration error on the test images at that temperature, in [0, 1]
 * @param nll mean negative log-likelihood on the test images at that temperature, in nats
 */
public record Scaling(double temperature, double ece, double nll) {

  static Scaling of(Logits outputs, int[] labels, double temperature) {
    Quality scaled = Quality.of(outputs, labels, temperature);
    return new Scaling(temperature, scaled.ece(), scaled.nll());
  }
}
