package io.github.distill4j.report;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.report.comparison.Answer;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.figure.Galleries;
import io.github.distill4j.report.figure.Pictures;
import io.github.distill4j.report.page.HtmlPage;
import io.github.distill4j.report.table.ClaimTable;
import io.github.distill4j.report.table.ComparisonTable;
import io.github.distill4j.report.table.CsvFiles;
import io.github.distill4j.report.table.MeasureTable;
import io.github.distill4j.report.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything there is to say about results folders, made from what they hold and nothing else. */
public final class Report {

  private final Comparison comparison;

  /** A report on these folders: one study, or several side by side. */
  public Report(List<Source> sources) {
    this.comparison = Comparison.of(sources);
  }

  /** For a terminal: the answer, then the tables. */
  public String terminal() {
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

  /**
   * Writes {@code index.html}, {@code trials.csv} and {@code figures/}; each file is replaced
   * whole.
   *
   * @return the page
   */
  public Path write(Path folder) throws IOException {
    Pictures pictures = Pictures.of(Galleries.of(comparison));
    pictures.write(folder.resolve("figures"));
    write(folder.resolve("trials.csv"), new CsvFiles(comparison).trials());
    Path page = folder.resolve("index.html");
    write(page, new HtmlPage(comparison, pictures, commands()).text());
    return page;
  }

  private List<String> commands() {
    List<String> commands = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    for (Source source : comparison.sources()) {
      String folder = quoted(source.folder().toString());
      commands.add(
          "./run.sh study "
              + quoted(source.folder().resolve("study.yaml").toString())
              + " --out "
              + quoted(source.folder() + "-again"));
      folders.add(folder);
    }
    commands.add(
        (folders.size() > 1 ? "./run.sh compare " : "./run.sh report ")
            + String.join(" ", folders));
    return commands;
  }

  private static String quoted(String word) {
    return word.matches("[\\w./+=:@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
