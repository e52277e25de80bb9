package io.github.distill4j.report.table;

import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.Quantity;
import java.util.List;
import java.util.stream.Stream;

/** Every trial, one row each. */
public final class TrialTable {

  private TrialTable() {}

  /** The table of a comparison. */
  public static Table of(Comparison comparison) {
    List<Quantity> quantities =
        Stream.concat(
                comparison.measures("accuracy", "nll", "brier", "ece", "agreement"),
                Stream.of(Quantity.VALIDATION_ACCURACY, Quantity.TRAINING_SECONDS))
            .toList();
    Quantity first = quantities.get(0);
    return new Columns<Run>()
        .with("arm", run -> run.arm().name())
        .with("seed", run -> run.trial().seed())
        .with(
            quantities,
            Quantity::header,
            each ->
                run ->
                    run.finished(
                        trial -> Numbers.fixed(each.of(trial), each.digits()),
                        each.equals(first) ? "diverged" : ""))
        .with(
            "epoch kept", run -> run.finished(t -> t.bestEpoch() + " of " + t.epochs().size(), ""))
        .with("model", run -> run.finished(trial -> shortened(trial.model()), ""))
        .table(
            "Every trial",
            Run.all(comparison).toList(),
            List.of("The kept epoch is the one with the highest validation accuracy."))
        .withoutEmptyColumns();
  }

  private static String shortened(String checksum) {
    return checksum.substring(0, Math.min(8, checksum.length()));
  }
}
