package io.github.distill4j.study.distil;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Accuracy;
import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.study.Result;
import io.github.distill4j.study.Standing;
import io.github.distill4j.train.Epoch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One finished trial: what a results folder keeps, one JSON file each.
 *
 * @param trial the trial's id, {@code teacher} for the teacher
 * @param arm its arm's word, {@code teacher} for the teacher
 * @param setting the swept keys that matter to this trial and their values, in the study's order;
 *     empty without a sweep
 * @param seed the trial's seed
 * @param fingerprint checksum of everything that decided the numbers
 * @param needs checksum of the teacher's values, by the teacher's trial; empty for an arm without
 * @param net the trained network's short name
 * @param size its parameters and multiply-adds
 * @param model checksum of the values kept
 * @param measures by their names: those of the test images, which are read once, and after {@value
 *     #VALIDATION} those of the validation images, which chose the epoch; whatever measures there
 *     were when it was made
 * @param reliability confidence against accuracy on the test images, lowest confidence first
 * @param confusion which class of the test images was taken for which
 * @param predictions the predicted class of each test image; null where they were not kept
 * @param bestEpoch the epoch whose parameters were kept, counted from 1
 * @param epochs the course of the training
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record TrialResult(
    String trial,
    String arm,
    Map<String, String> setting,
    int seed,
    String fingerprint,
    Map<String, String> needs,
    String net,
    NetworkSize size,
    String model,
    Map<String, Double> measures,
    List<Bin> reliability,
    ConfusionMatrix confusion,
    Predictions predictions,
    int bestEpoch,
    List<Epoch> epochs,
    Provenance provenance,
    Timing timing)
    implements Result {

  /** Keeps the order of the maps. */
  public TrialResult {
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    reliability = List.copyOf(reliability);
    epochs = List.copyOf(epochs);
  }

  @Override
  public String headline() {
    return String.format(
        Locale.ROOT,
        "test accuracy %6.2f %%   epoch %2d of %2d",
        100 * accuracy(),
        bestEpoch,
        epochs.size());
  }

  @Override
  public double seconds() {
    return timing.trainingSeconds();
  }

  /** Students take the values of their teacher. */
  @Override
  public String gives() {
    return model;
  }

  /** The arm word of the teacher's own result. */
  public static final String TEACHER = Standing.TEACHER;

  /** Stands before the name of a measure of the validation images. */
  public static final String VALIDATION = "validation.";

  /** A measure by its name; not a number where the result has none. */
  public double measure(String name) {
    Double number = measures.get(name);
    return number == null ? Double.NaN : number;
  }

  /** Share of the test images that are put in their class. */
  public double accuracy() {
    return measure(new Accuracy().description().name());
  }

  /**
   * How long a trial took; the one part of a result that differs from run to run.
   *
   * @param finished when, in ISO 8601
   * @param trainingSeconds inside epochs, validation included, and a teacher's answers when they
   *     are given live
   * @param teacherSeconds spent asking the teacher for this trial's labels, or once for all in
   *     building the cache it reads; 0 for an arm without a teacher
   * @param cacheBytes size of the teacher's kept answers that the trial reads; 0 for none
   */
  public record Timing(
      String finished, double trainingSeconds, double teacherSeconds, long cacheBytes) {}
}
