package io.github.distill4j.cli;

import io.github.distill4j.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write a study's report: tables, figures, one HTML page.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", description = "A results folder, such as runs/quickstart.")
  private Path results;

  @Option(names = "--out", paramLabel = "DIR", description = "Where to (default: RESULTS/report).")
  private Path out;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Report report = Report.of(results);
    Path folder =
        out == null ? results.resolve("report") : new OutFolder(out).apartFromImagesOf(results);
    PrintWriter terminal = command.commandLine().getOut();
    terminal.println(report.terminal());
    terminal.printf(Locale.ROOT, "Report: %s%n", report.write(folder));
    return 0;
  }
}
