package io.github.distill4j.report.table;

import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.statistics.Interval;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.ClassCounts;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.train.Epoch;
import java.util.List;
import java.util.function.Function;
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
    return new Columns<Run>()
        .with("name", run -> run.arm().name())
        .with("baseline", run -> baseline(run.arm()))
        .with("trial", run -> run.trial().trial())
        .with("arm", run -> run.trial().arm())
        .with("seed", run -> run.trial().seed())
        .with(
            comparison.sweptKeys(),
            key -> key,
            key -> run -> run.trial().setting().getOrDefault(key, ""))
        .with(quantities, Quantity::column, each -> numbers(each.raw()::applyAsDouble))
        .with("cache_bytes", numbers(trial -> trial.timing().cacheBytes()))
        .with("parameters", numbers(trial -> trial.size().parameters()))
        .with("multiply_adds", numbers(trial -> trial.size().multiplyAdds()))
        .with("best_epoch", numbers(TrialResult::bestEpoch))
        .with("epochs", numbers(trial -> trial.epochs().size()))
        .with("net", numbers(TrialResult::net))
        .with("model", numbers(TrialResult::model))
        .with("finished", numbers(trial -> trial.timing().finished()))
        .with("diverged", run -> run.trial() instanceof DivergedTrial lost ? lost.words() : "")
        .csv(Run.all(comparison));
  }

  private String baseline(ArmRuns arm) {
    return comparison.contrast(arm).map(contrast -> contrast.baseline().name()).orElse("");
  }

  private static Function<Run, Object> numbers(Function<TrialResult, Object> number) {
    return run -> run.finished(number, "");
  }

  /** One of several things of a trial, such as an epoch. */
  private record Part<T>(ArmRuns arm, TrialResult trial, T of) {}

  private <T> Stream<Part<T>> parts(Function<TrialResult, Stream<T>> each) {
    return comparison.arms().stream()
        .flatMap(
            arm ->
                arm.trials().stream()
                    .flatMap(trial -> each.apply(trial).map(of -> new Part<>(arm, trial, of))));
  }

  private static <T> Columns<Part<T>> columns() {
    return new Columns<Part<T>>()
        .with("name", part -> part.arm().name())
        .with("seed", part -> part.trial().seed());
  }

  /** One row an epoch of a trial. */
  public String epochs() {
    return CsvFiles.<Epoch>columns()
        .with("epoch", part -> part.of().number())
        .with("train_loss", part -> part.of().trainLoss())
        .with("validation_loss", part -> part.of().validationLoss())
        .with("validation_accuracy", part -> part.of().validationAccuracy())
        .csv(parts(trial -> trial.epochs().stream()));
  }

  /** One row a confidence bin of a trial. */
  public String reliability() {
    return CsvFiles.<Integer>columns()
        .with("bin", Part::of)
        .with("count", part -> bin(part).count())
        .with("confidence", part -> bin(part).confidence())
        .with("accuracy", part -> bin(part).accuracy())
        .csv(
            this.<Integer>parts(trial -> IntStream.range(0, trial.reliability().size()).boxed())
                .filter(part -> bin(part).count() > 0));
  }

  private static Bin bin(Part<Integer> part) {
    return part.trial().reliability().get(part.of());
  }

  /** One row an arm: its paired difference from the baseline, in percentage points. */
  public String differences() {
    return new Columns<Contrast>()
        .with("name", contrast -> contrast.arm().name())
        .with("baseline", contrast -> contrast.baseline().name())
        .with("seeds", contrast -> contrast.paired().n())
        .with("difference_points", Contrast::points)
        .with("low", contrast -> end(contrast, Interval::low))
        .with("high", contrast -> end(contrast, Interval::high))
        .with("sign_flip_p", contrast -> contrast.paired().signFlipP())
        .with("holm_p", Contrast::holm)
        .with("p_above", contrast -> contrast.paired().probabilityOfImprovement())
        .with("more_seeds", this::moreSeeds)
        .csv(comparison.tested().stream());
  }

  private static Object end(Contrast contrast, Function<Interval, Double> end) {
    Interval interval = contrast.paired().interval();
    return interval == null ? "" : end.apply(interval);
  }

  private Object moreSeeds(Contrast contrast) {
    int more = comparison.moreSeeds(contrast);
    return more == PairedComparison.UNKNOWN ? "" : more;
  }

  /** Images of one class that an arm took for one class. */
  private record Taken(ArmRuns arm, ClassCounts counts, int label, int prediction) {
    long images() {
      return counts.counts()[label][prediction];
    }
  }

  /**
   * One row an arm, a class and a class it was taken for, the images of all seeds together; pairs
   * that never happened are left out.
   */
  public String confusion() {
    return new Columns<Taken>()
        .with("name", taken -> taken.arm().name())
        .with("class", taken -> taken.counts().classes().get(taken.label()))
        .with("taken_for", taken -> taken.counts().classes().get(taken.prediction()))
        .with("images", Taken::images)
        .csv(comparison.arms().stream().flatMap(this::taken).filter(taken -> taken.images() > 0));
  }

  private Stream<Taken> taken(ArmRuns arm) {
    return ClassCounts.of(comparison, arm).stream()
        .flatMap(
            counts -> {
              int classes = counts.classes().size();
              return IntStream.range(0, classes * classes)
                  .mapToObj(cell -> new Taken(arm, counts, cell / classes, cell % classes));
            });
  }
}
