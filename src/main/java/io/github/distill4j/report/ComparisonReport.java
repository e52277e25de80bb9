package io.github.distill4j.report;

import io.github.distill4j.report.comparison.Answer;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.report.figure.Galleries;
import io.github.distill4j.report.page.Page;
import io.github.distill4j.report.table.ClaimTable;
import io.github.distill4j.report.table.ClassTable;
import io.github.distill4j.report.table.ComparisonTable;
import io.github.distill4j.report.table.CsvFiles;
import io.github.distill4j.report.table.FactTable;
import io.github.distill4j.report.table.MeasureTable;
import io.github.distill4j.report.table.SeedTable;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.report.table.TrialTable;
import io.github.distill4j.study.distil.SpecReader;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The report of distillation studies: arms against a baseline. */
final class ComparisonReport {

  private final Comparison comparison;

  ComparisonReport(List<Source> sources) {
    this.comparison = Comparison.of(sources);
  }

  Report report() {
    return new Report(terminal(), page(), new CsvFiles(comparison).trials());
  }

  /** The answer, then the tables. */
  private String terminal() {
    StringBuilder text = new StringBuilder();
    Stream.of(
            ComparisonTable.of(comparison),
            MeasureTable.brief(comparison),
            ClaimTable.of(comparison))
        .filter(table -> !table.rows().isEmpty())
        .map(Table::text)
        .forEach(table -> text.append(table).append('\n'));
    text.append(new Answer(comparison).sentence()).append('\n');
    comparison.problems().forEach(problem -> text.append("note: ").append(problem).append('\n'));
    return text.toString();
  }

  private Page page() {
    return new Page(
        comparison.name(),
        questions(),
        new Answer(comparison).sentence(),
        comparison.problems(),
        List.of(ComparisonTable.of(comparison)),
        Galleries.of(comparison),
        Stream.concat(MeasureTable.all(comparison), Stream.of(ClaimTable.of(comparison))).toList(),
        FactTable.of(comparison),
        comparison.sources().stream().map(ComparisonReport::yaml).toList(),
        Commands.of(comparison.sources().stream().map(Source::folder).toList()),
        List.of(ClassTable.of(comparison), SeedTable.of(comparison), TrialTable.of(comparison)),
        colours());
  }

  private List<String> questions() {
    List<String> questions =
        comparison.sources().stream()
            .map(source -> source.spec().question())
            .filter(question -> !question.isBlank())
            .distinct()
            .toList();
    return questions.isEmpty() ? List.of(comparison.name()) : questions;
  }

  private static Page.Yaml yaml(Source source) {
    return new Page.Yaml(source.folder() + "/study.yaml", SpecReader.write(source.spec()));
  }

  private Map<String, Color> colours() {
    ArmColours byArm = ArmColours.of(comparison);
    Map<String, Color> colours = new TreeMap<>();
    for (ArmRuns arm : comparison.arms()) {
      colours.put(arm.name(), byArm.of(arm.arm()));
    }
    return colours;
  }
}
