package io.github.distill4j.cli;

import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.notebook.NotebookExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export-notebook",
    mixinStandardHelpOptions = true,
    description = "Write a Jupyter notebook with its outputs, the CSV files it reads, the figures.")
final class ExportNotebookCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", description = "A results folder, such as runs/quickstart.")
  private Path results;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to (default: notebooks-export/STUDY).")
  private Path out;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Source source = Source.read(results);
    Path wanted = out == null ? Path.of("notebooks-export", source.name()) : out;
    Path folder = new OutFolder(wanted).apartFromImagesOf(results);
    Comparison comparison = Comparison.of(List.of(source));
    Path notebook = new NotebookExport(comparison).write(folder);
    PrintWriter terminal = command.commandLine().getOut();
    comparison.problems().forEach(problem -> terminal.printf(Locale.ROOT, "note: %s%n", problem));
    terminal.printf(Locale.ROOT, "Notebook: %s%n", notebook);
    return 0;
  }
}
