package io.github.distill4j.report.table;

import static io.github.distill4j.report.table.Csv.number;
import static io.github.distill4j.report.table.Csv.text;

import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.ClassCounts;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.train.Epoch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A comparison as CSV, every number in full: shares from 0 to 1, NLL and KL in nats, times in
 * seconds, sizes in bytes; an empty field where there is no number.
 */
public final class CsvFiles {

  private final Comparison comparison;
  private final List<Quantity> quantities;

  /** The files of a comparison. */
  public CsvFiles(Comparison comparison) {
    this.comparison = comparison;
    this.quantities =
        Stream.concat(
                comparison.measures().all().stream().map(Quantity::of),
                Stream.of(
                    Quantity.VALIDATION_ACCURACY,
                    Quantity.TRAINING_SECONDS,
                    Quantity.TEACHER_SECONDS))
            .toList();
  }

  /**
   * One row a trial. {@code name} is the arm with its setting, {@code baseline} the name of what it
   * is compared with. Of a trial that diverged, {@code diverged} says how, and there are no
   * numbers; of others it is empty.
   */
  public String trials() {
    List<String> keys = comparison.sweptKeys();
    List<Object> header = new ArrayList<>(List.of("name", "baseline", "trial", "arm", "seed"));
    header.addAll(keys);
    quantities.forEach(each -> header.add(each.column()));
    header.addAll(
        List.of(
            "cache_bytes",
            "parameters",
            "multiply_adds",
            "best_epoch",
            "epochs",
            "net",
            "model",
            "finished",
            "diverged"));
    return text(
        header, comparison.everyArm().stream().flatMap(arm -> rows(arm, keys, header.size())));
  }

  private Stream<List<Object>> rows(ArmRuns arm, List<String> keys, int columns) {
    return Stream.concat(
        arm.trials().stream().map(trial -> row(arm, trial, keys)),
        comparison.diverged(arm).stream().map(trial -> row(arm, trial, keys, columns)));
  }

  private List<Object> row(ArmRuns arm, DivergedTrial trial, List<String> keys, int columns) {
    List<Object> row = names(arm, trial, keys);
    row.addAll(Collections.nCopies(columns - row.size() - 1, ""));
    row.add(trial.words());
    return row;
  }

  private List<Object> names(ArmRuns arm, Outcome trial, List<String> keys) {
    List<Object> row = new ArrayList<>();
    row.add(arm.name());
    row.add(comparison.contrast(arm).map(contrast -> contrast.baseline().name()).orElse(""));
    row.addAll(List.of(trial.trial(), trial.arm(), trial.seed()));
    keys.forEach(key -> row.add(trial.setting().getOrDefault(key, "")));
    return row;
  }

  private List<Object> row(ArmRuns arm, TrialResult trial, List<String> keys) {
    List<Object> row = names(arm, trial, keys);
    quantities.forEach(each -> row.add(number(each.raw().applyAsDouble(trial))));
    row.addAll(
        List.of(
            trial.timing().cacheBytes(),
            trial.size().parameters(),
            trial.size().multiplyAdds(),
            trial.bestEpoch(),
            trial.epochs().size(),
            trial.net(),
            trial.model(),
            trial.timing().finished(),
            ""));
    return row;
  }

  /** One row an epoch of a trial. */
  public String epochs() {
    return text(
        List.of("name", "seed", "epoch", "train_loss", "validation_loss", "validation_accuracy"),
        comparison.arms().stream()
            .flatMap(
                arm ->
                    arm.trials().stream()
                        .flatMap(
                            trial ->
                                trial.epochs().stream().map(epoch -> row(arm, trial, epoch)))));
  }

  private static List<Object> row(ArmRuns arm, TrialResult trial, Epoch epoch) {
    return List.of(
        arm.name(),
        trial.seed(),
        epoch.number(),
        number(epoch.trainLoss()),
        number(epoch.validationLoss()),
        number(epoch.validationAccuracy()));
  }

  /** One row an arm: its paired difference from the baseline, in percentage points. */
  public String differences() {
    return text(
        List.of(
            "name",
            "baseline",
            "seeds",
            "difference_points",
            "low",
            "high",
            "sign_flip_p",
            "holm_p",
            "p_above",
            "more_seeds"),
        comparison.tested().stream().map(this::row));
  }

  private List<Object> row(Contrast contrast) {
    PairedComparison paired = contrast.paired();
    int more = comparison.moreSeeds(contrast);
    boolean known = paired.interval() != null;
    return List.of(
        contrast.arm().name(),
        contrast.baseline().name(),
        paired.n(),
        number(paired.meanDifference()),
        known ? number(paired.interval().low()) : "",
        known ? number(paired.interval().high()) : "",
        number(paired.signFlipP()),
        number(contrast.holm()),
        number(paired.probabilityOfImprovement()),
        more == PairedComparison.UNKNOWN ? "" : more);
  }

  /** One row a confidence bin of a trial. */
  public String reliability() {
    return text(
        List.of("name", "seed", "bin", "count", "confidence", "accuracy"),
        comparison.arms().stream()
            .flatMap(arm -> arm.trials().stream().flatMap(trial -> bins(arm, trial))));
  }

  /**
   * One row an arm, a class and a class it was taken for, the images of all seeds together; pairs
   * that never happened are left out.
   */
  public String confusion() {
    return text(
        List.of("name", "class", "taken_for", "images"),
        comparison.arms().stream()
            .flatMap(
                arm ->
                    ClassCounts.of(comparison, arm).stream().flatMap(counts -> rows(arm, counts))));
  }

  private static Stream<List<Object>> rows(ArmRuns arm, ClassCounts counts) {
    int classes = counts.classes().size();
    return IntStream.range(0, classes * classes)
        .filter(cell -> counts.counts()[cell / classes][cell % classes] > 0)
        .mapToObj(
            cell ->
                List.of(
                    arm.name(),
                    counts.classes().get(cell / classes),
                    counts.classes().get(cell % classes),
                    counts.counts()[cell / classes][cell % classes]));
  }

  private static Stream<List<Object>> bins(ArmRuns arm, TrialResult trial) {
    List<Bin> bins = trial.reliability();
    return IntStream.range(0, bins.size())
        .filter(b -> bins.get(b).count() > 0)
        .mapToObj(
            b ->
                List.of(
                    arm.name(),
                    trial.seed(),
                    b,
                    bins.get(b).count(),
                    number(bins.get(b).confidence()),
                    number(bins.get(b).accuracy())));
  }
}
