package io.github.distill4j.report;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.MadeBy;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.figure.Pictures;
import io.github.distill4j.report.page.Findings;
import io.github.distill4j.report.page.HtmlPage;
import io.github.distill4j.report.page.Page;
import io.github.distill4j.report.table.FactTable;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.report.twolayer.TwoLayerFindings;
import io.github.distill4j.study.Results;
import io.github.distill4j.study.Study;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything there is to say about results folders, made from what they hold and nothing else.
 *
 * @param terminal tables and the answer, for a terminal
 * @param page the same and more, with figures
 * @param trials every single result as CSV
 */
public record Report(String terminal, Page page, String trials) {

  /**
   * The report of one results folder, whatever the kind of its study.
   *
   * @throws io.github.distill4j.UserMistake when there is no study in it
   */
  public static Report of(Path folder) {
    return Studies.in(folder) instanceof StudySpec
        ? of(List.of(Source.read(folder)))
        : of(folder, Studies.soFar(folder));
  }

  /** A report on these folders of distillation studies: one, or several side by side. */
  public static Report of(List<Source> sources) {
    Comparison comparison = Comparison.of(sources);
    Findings findings = new ComparisonFindings(comparison);
    return of(
        sources.stream().map(Source::folder).toList(),
        sources.stream().map(Source::spec).toList(),
        findings,
        findings.answer(),
        comparison.problems(),
        FactTable.of(comparison));
  }

  private static Report of(Path folder, Results all) {
    Findings findings = TwoLayerFindings.of(TwoLayerResults.of(all));
    return of(
        List.of(folder),
        List.of(all.study()),
        findings,
        TwoLayerFindings.answer(findings, all),
        problems(folder, all),
        FactTable.of(folder, all));
  }

  private static List<String> problems(Path folder, Results all) {
    return Stream.of(
            all.problems().stream(),
            all.diverged().stream().map(t -> folder + ": " + t.trial() + " " + t.words()),
            MadeBy.warning(MadeBy.provenances(all.results())).stream())
        .flatMap(lines -> lines)
        .toList();
  }

  private static Report of(
      List<Path> folders,
      List<? extends Study> studies,
      Findings findings,
      String answer,
      List<String> problems,
      Table facts) {
    String name = folders.stream().map(Report::name).collect(Collectors.joining(" + "));
    List<String> questions =
        studies.stream().map(Study::question).filter(q -> !q.isBlank()).distinct().toList();
    Page page =
        new Page(
            name,
            questions.isEmpty() ? List.of(name) : questions,
            answer,
            problems,
            findings,
            facts,
            IntStream.range(0, folders.size())
                .mapToObj(i -> new Page.Yaml(folders.get(i) + "/study.yaml", studies.get(i).yaml()))
                .toList(),
            Commands.of(folders));
    Stream<String> notes = problems.stream().map(problem -> "note: " + problem);
    String terminal =
        Stream.of(findings.brief(), Stream.of(answer), notes)
            .flatMap(lines -> lines)
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return new Report(terminal, page, findings.trials());
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /**
   * Writes {@code index.html}, {@code trials.csv} and {@code figures/}; each file is replaced
   * whole.
   *
   * @return the page
   */
  public Path write(Path folder) throws IOException {
    AtomicFile.removeRemains(folder);
    Pictures pictures = Pictures.of(page.findings().galleries());
    pictures.write(folder.resolve("figures"));
    AtomicFile.write(folder.resolve("trials.csv"), trials);
    Path file = folder.resolve("index.html");
    AtomicFile.write(file, new HtmlPage(page, pictures).text());
    return file;
  }
}
