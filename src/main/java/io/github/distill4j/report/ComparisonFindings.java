package io.github.distill4j.report;

import io.github.distill4j.report.comparison.Answer;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.report.figure.Galleries;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.page.Findings;
import io.github.distill4j.report.table.ClaimTable;
import io.github.distill4j.report.table.ClassTable;
import io.github.distill4j.report.table.ComparisonTable;
import io.github.distill4j.report.table.CsvFiles;
import io.github.distill4j.report.table.MeasureTable;
import io.github.distill4j.report.table.SeedTable;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.report.table.TrialTable;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What distillation studies found: arms against a baseline.
 *
 * @param comparison of one study or several
 */
record ComparisonFindings(Comparison comparison) implements Findings {

  @Override
  public String answer() {
    return new Answer(comparison).sentence();
  }

  @Override
  public List<Table> lead() {
    return List.of(ComparisonTable.of(comparison));
  }

  @Override
  public List<Gallery> galleries() {
    return Galleries.of(comparison);
  }

  @Override
  public List<Table> tables() {
    return Stream.concat(MeasureTable.all(comparison), Stream.of(ClaimTable.of(comparison)))
        .toList();
  }

  @Override
  public List<Table> everything() {
    return List.of(ClassTable.of(comparison), SeedTable.of(comparison), TrialTable.of(comparison));
  }

  @Override
  public String trials() {
    return new CsvFiles(comparison).trials();
  }

  @Override
  public Stream<String> brief() {
    return Stream.of(
            ComparisonTable.of(comparison),
            MeasureTable.brief(comparison),
            ClaimTable.of(comparison))
        .filter(table -> !table.rows().isEmpty())
        .map(Table::text);
  }

  @Override
  public Map<String, Color> colours() {
    ArmColours byArm = ArmColours.of(comparison);
    return comparison.arms().stream()
        .collect(Collectors.toMap(ArmRuns::name, arm -> byArm.of(arm.arm()), (a, b) -> b));
  }
}
