package io.github.distill4j.report.table;

import io.github.distill4j.measure.Measure.Group;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.Quantity;
import java.util.List;
import java.util.stream.Stream;

/** Arms against numbers, mean ± standard deviation over seeds. */
public final class MeasureTable {

  private MeasureTable() {}

  /** The few numbers that belong beside the accuracy in a terminal. */
  public static Table brief(Comparison comparison) {
    return of(
        comparison,
        "Beside accuracy",
        Stream.concat(
                comparison.measures("nll", "ece", "agreement", "kl"),
                Stream.of(Quantity.TRAINING_SECONDS))
            .toList(),
        "");
  }

  /** Every group of measures but the accuracy, and what the arms cost; empty ones left out. */
  public static Stream<Table> all(Comparison comparison) {
    return Stream.of(
            group(comparison, Group.PROBABILITIES),
            group(comparison, Group.LIKENESS),
            costs(comparison))
        .filter(table -> table.header().size() > 1);
  }

  /** The measures of one group. */
  public static Table group(Comparison comparison, Group group) {
    List<Quantity> measures = comparison.measures().of(group).stream().map(Quantity::of).toList();
    return of(comparison, group.title(), measures, group.note());
  }

  private static Table costs(Comparison comparison) {
    return of(
        comparison,
        "Costs",
        List.of(
            Quantity.PARAMETERS,
            Quantity.MULTIPLY_ADDS,
            Quantity.TRAINING_SECONDS,
            Quantity.TEACHER_SECONDS,
            Quantity.CACHE_MEGABYTES),
        "Multiply-adds for one image. Teacher seconds: spent asking the teacher, or once for"
            + " all in building the cache that the arm reads.");
  }

  /** A table of some numbers, without arms and columns that are empty. */
  public static Table of(
      Comparison comparison, String title, List<Quantity> quantities, String note) {
    return new Columns<ArmRuns>()
        .with("arm", ArmRuns::name)
        .with(quantities, Quantity::header, each -> arm -> cell(arm, each))
        .table(
            title,
            comparison.arms().stream()
                .filter(arm -> quantities.stream().anyMatch(each -> arm.values(each).length > 0))
                .toList(),
            note.isEmpty() ? List.of() : List.of(note))
        .withoutEmptyColumns();
  }

  /** What is counted in whole numbers is the same for every seed. */
  private static String cell(ArmRuns arm, Quantity quantity) {
    return quantity.digits() == 0
        ? Numbers.fixed(arm.spread(quantity).mean(), 0)
        : Numbers.spread(arm.spread(quantity), quantity.digits());
  }
}
