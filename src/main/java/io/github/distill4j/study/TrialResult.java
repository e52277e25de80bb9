package io.github.distill4j.study;

import io.github.distill4j.measure.Fidelity;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.train.Epoch;
import java.util.List;

/**
 * One finished trial: what a results folder keeps, one JSON file each.
 *
 * @param trial the trial's id, {@code teacher} for the teacher
 * @param arm its arm's word, {@code teacher} for the teacher
 * @param seed the trial's seed
 * @param fingerprint checksum of everything that decided the numbers
 * @param net the trained network's short name
 * @param parameters its number of values, batch norm's running statistics included
 * @param model checksum of the values kept
 * @param validation measures on the validation images, which chose the epoch
 * @param test measures on the test images, read once
 * @param fidelity likeness to the teacher on the test images; none for the teacher itself
 * @param bestEpoch the epoch whose parameters were kept, counted from 1
 * @param epochs the course of the training
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record TrialResult(
    String trial,
    String arm,
    int seed,
    String fingerprint,
    String net,
    long parameters,
    String model,
    Quality validation,
    Quality test,
    Fidelity fidelity,
    int bestEpoch,
    List<Epoch> epochs,
    Provenance provenance,
    Timing timing) {

  /** The arm word of the teacher's own result. */
  public static final String TEACHER = "teacher";

  /**
   * How long a trial took; the one part of a result that differs from run to run.
   *
   * @param finished when, in ISO 8601
   * @param trainingSeconds inside epochs, validation included
   */
  public record Timing(String finished, double trainingSeconds) {}
}
