package io.github.distill4j.study;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.measure.TestMeasures;
import io.github.distill4j.net.NetworkSize;
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
 * @param net the trained network's short name
 * @param size its parameters and multiply-adds
 * @param model checksum of the values kept
 * @param validation measures on the validation images, which chose the epoch
 * @param test measures on the test images, read once
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
    String net,
    NetworkSize size,
    String model,
    Quality validation,
    TestMeasures test,
    int bestEpoch,
    List<Epoch> epochs,
    Provenance provenance,
    Timing timing)
    implements TrialOutcome {

  /** Keeps the order of the setting. */
  public TrialResult {
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
    epochs = List.copyOf(epochs);
  }

  /** What people want to know first, in columns. */
  String headline() {
    return String.format(
        Locale.ROOT,
        "test accuracy %6.2f %%   epoch %2d of %2d   %6.1f s",
        100 * test.quality().accuracy(),
        bestEpoch,
        epochs.size(),
        timing.trainingSeconds());
  }

  /** The arm word of the teacher's own result. */
  public static final String TEACHER = "teacher";

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
