package io.github.distill4j.cli;

import io.github.distill4j.UserMistake;
import io.github.distill4j.report.Report;
import io.github.distill4j.report.comparison.Source;
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
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Set several results folders side by side, in the tables and figures of a report.",
    footer = {
      "",
      "Arms bear their folder's name. All are compared with the hard arm of the first folder that",
      "has one; equal seeds are paired, which means the same start and data order only where the",
      "studies share student and data."
    })
final class CompareCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", arity = "2..*", description = "Results folders.")
  private List<Path> results;

  @Option(names = "--out", paramLabel = "DIR", description = "Where to (default: runs/compare).")
  private Path out = Path.of("runs", "compare");

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    List<Source> sources = results.stream().map(Source::read).toList();
    requireNames(sources);
    Report report = Report.of(sources);
    results.forEach(new OutFolder(out)::apartFromImagesOf);
    PrintWriter terminal = command.commandLine().getOut();
    terminal.println(report.terminal());
    terminal.printf(Locale.ROOT, "Report: %s%n", report.write(out));
    return 0;
  }

  private static void requireNames(List<Source> sources) {
    List<String> names = sources.stream().map(Source::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new UserMistake(
          "compare: found folders named %s, expected different names, which tell the arms apart;"
              + " rename one",
          String.join(", ", names));
    }
  }
}
