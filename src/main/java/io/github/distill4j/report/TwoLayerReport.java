package io.github.distill4j.report;

import io.github.distill4j.report.comparison.MadeBy;
import io.github.distill4j.report.page.Page;
import io.github.distill4j.report.table.FactTable;
import io.github.distill4j.report.twolayer.Findings;
import io.github.distill4j.study.Results;
import io.github.distill4j.study.twolayer.TwoLayerResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.study.twolayer.TwoLayerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a study of the two-layer model. */
final class TwoLayerReport {

  private final Path folder;
  private final TwoLayerResults results;
  private final Findings findings;
  private final List<String> lost;

  private final List<String> unread;

  TwoLayerReport(Path folder, Results all) {
    this.folder = folder;
    this.results = TwoLayerResults.of(all);
    this.findings = Findings.of(results);
    this.lost =
        all.diverged().stream()
            .map(task -> folder + ": " + task.trial() + " " + task.words())
            .toList();
    this.unread = all.problems();
  }

  Report report() {
    return new Report(terminal(), page(), findings.trials());
  }

  private String terminal() {
    String tables =
        Stream.concat(findings.lead().stream(), findings.tables().stream())
            .filter(table -> !table.rows().isEmpty())
            .map(table -> table.title() + "\n" + table.text() + "\n")
            .collect(Collectors.joining());
    String notes =
        problems().stream().map(problem -> "note: " + problem + "\n").collect(Collectors.joining());
    return tables + answer() + "\n" + notes;
  }

  /** What was found, and of how many tasks nothing could be. */
  private String answer() {
    if (lost.isEmpty()) {
      return findings.answer();
    }
    String found = results.hasStudents() ? findings.answer() : "No students have numbers.";
    return String.format(
        Locale.ROOT,
        "%s %d of %d tasks diverged and have no numbers.",
        found,
        lost.size(),
        lost.size() + results.all().size());
  }

  private List<String> problems() {
    Stream<String> made =
        MadeBy.warning(
            results.all().stream()
                .map(TwoLayerResult::provenance)
                .filter(Objects::nonNull)
                .toList())
            .stream();
    return Stream.of(unread.stream(), lost.stream(), made).flatMap(lines -> lines).toList();
  }

  private Page page() {
    TwoLayerSpec spec = results.spec();
    return new Page(
        folder.toAbsolutePath().normalize().getFileName().toString(),
        List.of(spec.question().isBlank() ? spec.name() : spec.question()),
        answer(),
        problems(),
        findings.lead(),
        findings.galleries(),
        findings.tables(),
        FactTable.of(folder, results.all()),
        List.of(new Page.Yaml(folder + "/study.yaml", spec.yaml())),
        Commands.of(List.of(folder)),
        findings.everything(),
        Map.of());
  }
}
