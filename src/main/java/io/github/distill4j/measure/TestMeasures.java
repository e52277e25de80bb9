package io.github.distill4j.measure;

import io.github.distill4j.label.Logits;
import java.util.List;

/**
 * Everything measured on the test images, which are read once.
 *
 * @param quality against the hard labels, at temperature 1
 * @param scaling what a temperature fitted on the validation images makes of it
 * @param reliability confidence against accuracy in {@value Quality#BINS} bins of equal width,
 *     lowest confidence first
 * @param confusion which class was taken for which
 * @param fidelity likeness to the teacher; null for the teacher itself
 * @param predictions the predicted class of each image
 */
public record TestMeasures(
    Quality quality,
    Scaling scaling,
    List<Bin> reliability,
    ConfusionMatrix confusion,
    Fidelity fidelity,
    Predictions predictions) {

  /** Copies the list. */
  public TestMeasures {
    reliability = List.copyOf(reliability);
  }

  /**
   * Measures a model's outputs.
   *
   * @param outputs its logits
   * @param labels the class of each image
   * @param images checksum of the images and their labels
   * @param classes their names in label order
   * @param temperature fitted on the validation images, by {@link FittedTemperature}
   * @param teacher the teacher's logits for the same images; null for the teacher itself
   * @throws io.github.distill4j.UserMistake when there is no image or the counts differ
   */
  public static TestMeasures of(
      Logits outputs,
      int[] labels,
      String images,
      List<String> classes,
      double temperature,
      Logits teacher) {
    return new TestMeasures(
        Quality.of(outputs, labels),
        Scaling.of(outputs, labels, temperature),
        Quality.calibration(outputs, labels, 1).bins(),
        ConfusionMatrix.of(classes, outputs, labels),
        teacher == null ? null : Fidelity.of(outputs, teacher, labels),
        Predictions.of(outputs, labels, images));
  }
}
