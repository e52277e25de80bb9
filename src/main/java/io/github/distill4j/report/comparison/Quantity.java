package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Accuracy;
import io.github.distill4j.measure.Ece;
import io.github.distill4j.measure.Measure;
import io.github.distill4j.study.distil.TrialResult;
import java.util.function.ToDoubleFunction;

/**
 * A number of a trial that reports show: a measure of the test images, or what the trial cost.
 *
 * @param header above its column in tables
 * @param column its name in CSV
 * @param factor from the result's number to the one that is shown
 * @param digits behind the point
 * @param raw the number as the result has it; not a number where it has none
 */
public record Quantity(
    String header, String column, double factor, int digits, ToDoubleFunction<TrialResult> raw) {

  /** The primary measure. */
  public static final Quantity ACCURACY = of(new Accuracy());

  /** Expected calibration error. */
  public static final Quantity ECE = of(new Ece());

  /** Accuracy on the validation images at the kept epoch. */
  public static final Quantity VALIDATION_ACCURACY =
      new Quantity(
          "validation %",
          "validation_accuracy",
          100,
          2,
          result -> result.measure(TrialResult.VALIDATION + new Accuracy().description().name()));

  /** Trained numbers. */
  public static final Quantity PARAMETERS =
      new Quantity("parameters", "parameters", 1, 0, result -> result.size().parameters());

  /** Products with a weight for one image. */
  public static final Quantity MULTIPLY_ADDS =
      new Quantity("multiply-adds", "multiply_adds", 1, 0, result -> result.size().multiplyAdds());

  /** Time inside epochs. */
  public static final Quantity TRAINING_SECONDS =
      new Quantity(
          "training s", "training_seconds", 1, 1, result -> result.timing().trainingSeconds());

  /** Time spent asking the teacher. */
  public static final Quantity TEACHER_SECONDS =
      new Quantity(
          "teacher s", "teacher_seconds", 1, 1, result -> result.timing().teacherSeconds());

  /** Training, and asking the teacher. */
  public static final Quantity ALL_SECONDS =
      new Quantity(
          "seconds",
          "seconds",
          1,
          1,
          result -> result.timing().trainingSeconds() + result.timing().teacherSeconds());

  /** Size of the teacher's kept answers. */
  public static final Quantity CACHE_MEGABYTES =
      new Quantity("cache MB", "cache_megabytes", 1e-6, 1, result -> result.timing().cacheBytes());

  /** A measure of the test images. */
  public static Quantity of(Measure measure) {
    Measure.Description its = measure.description();
    return new Quantity(
        its.header(),
        its.name().replace('-', '_'),
        its.factor(),
        its.digits(),
        result -> result.measure(its.name()));
  }

  /** A trial's number as it is shown. */
  public double of(TrialResult result) {
    return factor * raw.applyAsDouble(result);
  }
}
