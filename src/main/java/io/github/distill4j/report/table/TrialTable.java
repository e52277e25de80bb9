package io.github.distill4j.report.table;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.distil.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
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
    List<String> header = new ArrayList<>(List.of("arm", "seed"));
    quantities.forEach(each -> header.add(each.header()));
    header.addAll(List.of("epoch kept", "model"));
    return new Table(
            "Every trial",
            header,
            comparison.everyArm().stream()
                .flatMap(arm -> rows(comparison, arm, quantities))
                .toList(),
            List.of("The kept epoch is the one with the highest validation accuracy."))
        .withoutEmptyColumns();
  }

  private static Stream<List<String>> rows(
      Comparison comparison, ArmRuns arm, List<Quantity> quantities) {
    return Stream.concat(
        arm.trials().stream().map(trial -> row(arm, trial, quantities)),
        comparison.diverged(arm).stream().map(trial -> row(arm, trial, quantities.size())));
  }

  private static List<String> row(ArmRuns arm, DivergedTrial trial, int quantities) {
    List<String> row = new ArrayList<>(List.of(arm.name(), Integer.toString(trial.seed())));
    row.add("diverged");
    row.addAll(Collections.nCopies(quantities + 1, ""));
    return row;
  }

  private static List<String> row(ArmRuns arm, TrialResult trial, List<Quantity> quantities) {
    List<String> row = new ArrayList<>(List.of(arm.name(), Integer.toString(trial.seed())));
    quantities.forEach(each -> row.add(Numbers.fixed(each.of(trial), each.digits())));
    row.add(trial.bestEpoch() + " of " + trial.epochs().size());
    row.add(trial.model().substring(0, Math.min(8, trial.model().length())));
    return row;
  }
}
