package io.github.distill4j.report.table;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Measure;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Every trial, one row each. */
public final class TrialTable {

  private static final List<Measure> MEASURES =
      List.of(
          Measure.ACCURACY,
          Measure.NLL,
          Measure.BRIER,
          Measure.ECE,
          Measure.AGREEMENT,
          Measure.VALIDATION_ACCURACY,
          Measure.TRAINING_SECONDS);

  private TrialTable() {}

  /** The table of a comparison. */
  public static Table of(Comparison comparison) {
    return new Table(
            "Every trial",
            List.of(
                "arm",
                "seed",
                "accuracy %",
                "NLL",
                "Brier",
                "ECE %",
                "agreement %",
                "validation %",
                "training s",
                "epoch kept",
                "model"),
            comparison.everyArm().stream().flatMap(arm -> rows(comparison, arm)).toList(),
            List.of("The kept epoch is the one with the highest validation accuracy."))
        .withoutEmptyColumns();
  }

  private static Stream<List<String>> rows(Comparison comparison, ArmRuns arm) {
    return Stream.concat(
        arm.trials().stream().map(trial -> row(arm, trial)),
        comparison.diverged(arm).stream().map(trial -> row(arm, trial)));
  }

  private static List<String> row(ArmRuns arm, DivergedTrial trial) {
    List<String> row = new ArrayList<>(List.of(arm.name(), Integer.toString(trial.seed())));
    row.add("diverged");
    row.addAll(Collections.nCopies(MEASURES.size() + 1, ""));
    return row;
  }

  private static List<String> row(ArmRuns arm, TrialResult trial) {
    List<String> row = new ArrayList<>();
    row.add(arm.name());
    row.add(Integer.toString(trial.seed()));
    MEASURES.forEach(each -> row.add(Numbers.fixed(each.of(trial), each.decimals())));
    row.add(trial.bestEpoch() + " of " + trial.epochs().size());
    row.add(trial.model().substring(0, Math.min(8, trial.model().length())));
    return row;
  }
}
