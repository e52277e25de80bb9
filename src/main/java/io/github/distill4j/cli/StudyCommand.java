package io.github.distill4j.cli;

import io.github.distill4j.export.ModelFile;
import io.github.distill4j.report.ComparisonTable;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StudyData;
import io.github.distill4j.study.StudyRunner;
import io.github.distill4j.study.StudySpec;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.TrialResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study and prints its comparison. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = "Train a teacher and its students, and compare them.",
    footer = {
      "",
      "Built in: quickstart, cifar10-pair, cifar10, mnist-two-layer.",
      "The same command again goes on where the last one stopped."
    })
final class StudyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY", description = "A built-in study's name, or a YAML file.")
  private String study;

  @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N instead of the study's.")
  private Integer seeds;

  @Option(names = "--out", paramLabel = "DIR", description = "Results folder (default: runs/NAME).")
  private Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data set is, if not under datasets/.")
  private Path dataDir;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes one key, as in student.net=resnet-8. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    StudySpec spec = spec();
    PrintWriter terminal = command.commandLine().getOut();
    StudyData data = StudyData.load(Home.dataSets(dataDir), spec.data());
    StudyRunner.check(spec, data);
    Path folder = out == null ? Path.of("runs", spec.name()) : out;
    ResultsStore store = ResultsStore.open(folder, spec);
    terminal.printf("%s%n%s%n%n", spec.question(), data);
    terminal.flush();
    TerminalProgress progress =
        new TerminalProgress(
            command.commandLine().getErr(), Boolean.getBoolean("distill4j.terminal"));
    List<TrialResult> results =
        new StudyRunner(spec, data, store, new ModelFile(store, data), progress).run();
    terminal.println(new ComparisonTable(results));
    terminal.printf("Results, models and cards: %s%n", folder);
    return 0;
  }

  private StudySpec spec() {
    List<String> changes = new ArrayList<>(overrides);
    if (seeds != null) {
      changes.add("seeds=" + seeds);
    }
    return StudyText.find(study).read(changes);
  }
}
