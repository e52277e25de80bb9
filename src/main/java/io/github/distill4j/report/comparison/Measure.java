package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Fidelity;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.measure.Scaling;
import io.github.distill4j.study.TrialResult;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A number of a trial that reports show; test images unless it says otherwise. */
@SuppressWarnings("ImmutableEnumChecker") // the readers are functions of their argument alone
public enum Measure {
  /** Share of images put in their class; the primary measure. */
  ACCURACY("accuracy", "%", 100, 2, quality(Quality::accuracy)),
  /** Share of images whose class is among the five most probable ones. */
  TOP5("top5", "%", 100, 2, quality(q -> q.top5() == null ? Double.NaN : q.top5())),
  /** Mean negative log-likelihood. */
  NLL("nll", "nats", 1, 3, quality(Quality::nll)),
  /** Brier score, from 0 to 2. */
  BRIER("brier", "", 1, 3, quality(Quality::brier)),
  /** Expected calibration error. */
  ECE("ece", "%", 100, 2, quality(Quality::ece)),
  /** Temperature fitted on the validation images. */
  FITTED_TEMPERATURE("fitted-temperature", "", 1, 2, scaling(Scaling::temperature)),
  /** Expected calibration error at that temperature. */
  SCALED_ECE("scaled-ece", "%", 100, 2, scaling(Scaling::ece)),
  /** Negative log-likelihood at that temperature. */
  SCALED_NLL("scaled-nll", "nats", 1, 3, scaling(Scaling::nll)),
  /** Share of images on which student and teacher predict the same class. */
  AGREEMENT("agreement", "%", 100, 2, fidelity(Fidelity::agreement)),
  /** Mean divergence of the student's probabilities from the teacher's. */
  KL("kl", "nats", 1, 3, fidelity(Fidelity::kl)),
  /** Root mean squared distance between centred logits. */
  LOGIT_DISTANCE("logit-distance", "", 1, 2, fidelity(Fidelity::logitDistance)),
  /** Share of the teacher's mistakes that the student makes likewise. */
  SAME_WRONG("same-wrong", "%", 100, 1, fidelity(Fidelity::sameWrong)),
  /** Share of the teacher's mistakes that the student gets right. */
  RESCUED("rescued", "%", 100, 1, fidelity(Fidelity::rescued)),
  /** Accuracy on the validation images at the kept epoch. */
  VALIDATION_ACCURACY("validation-accuracy", "%", 100, 2, r -> r.validation().accuracy()),
  /** Trained numbers. */
  PARAMETERS("parameters", "", 1, 0, r -> r.size().parameters()),
  /** Products with a weight for one image. */
  MULTIPLY_ADDS("multiply-adds", "", 1, 0, r -> r.size().multiplyAdds()),
  /** Time inside epochs. */
  TRAINING_SECONDS("training-seconds", "s", 1, 1, r -> r.timing().trainingSeconds()),
  /** Time spent asking the teacher. */
  TEACHER_SECONDS("teacher-seconds", "s", 1, 1, r -> r.timing().teacherSeconds()),
  /** Training, and asking the teacher. */
  ALL_SECONDS(
      "all-seconds", "s", 1, 1, r -> r.timing().trainingSeconds() + r.timing().teacherSeconds()),
  /** Size of the teacher's kept answers. */
  CACHE_MEGABYTES("cache", "MB", 1e-6, 1, r -> r.timing().cacheBytes());

  private final String word;
  private final String unit;
  private final double factor;
  private final int decimals;
  private final ToDoubleFunction<TrialResult> reader;

  Measure(
      String word, String unit, double factor, int decimals, ToDoubleFunction<TrialResult> reader) {
    this.word = word;
    this.unit = unit;
    this.factor = factor;
    this.decimals = decimals;
    this.reader = reader;
  }

  private static ToDoubleFunction<TrialResult> quality(ToDoubleFunction<Quality> part) {
    return result -> part.applyAsDouble(result.test().quality());
  }

  private static ToDoubleFunction<TrialResult> scaling(ToDoubleFunction<Scaling> part) {
    return result ->
        result.test().scaling() == null ? Double.NaN : part.applyAsDouble(result.test().scaling());
  }

  private static ToDoubleFunction<TrialResult> fidelity(ToDoubleFunction<Fidelity> part) {
    return result ->
        result.test().fidelity() == null
            ? Double.NaN
            : part.applyAsDouble(result.test().fidelity());
  }

  /** The word of YAML, CSV and claims. */
  public String word() {
    return word;
  }

  /** Its unit, or nothing. */
  public String unit() {
    return unit;
  }

  /** Digits behind the point in tables. */
  public int decimals() {
    return decimals;
  }

  /** A trial's number in the measure's unit; not a number when the trial has none. */
  public double of(TrialResult result) {
    return factor * reader.applyAsDouble(result);
  }

  /** A trial's number as its file has it: shares from 0 to 1, sizes in bytes. */
  public double raw(TrialResult result) {
    return reader.applyAsDouble(result);
  }

  /** The measure of a claim's word. */
  public static Optional<Measure> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
