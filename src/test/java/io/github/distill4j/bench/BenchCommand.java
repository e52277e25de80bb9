package io.github.distill4j.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.AtomicFile;
import io.github.distill4j.cli.Distill4j;
import io.github.distill4j.report.table.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Times this project beside stock Deeplearning4j and PyTorch. */
@Command(
    name = "distill4j bench",
    mixinStandardHelpOptions = true,
    versionProvider = Distill4j.Version.class,
    description = "Time training and inference beside stock Deeplearning4j and PyTorch.",
    footer = {
      "",
      "Run it alone: any other busy program makes every number meaningless.",
      "Single layers: ./run.sh test -Dtest=LayerBenchmark"
    })
public final class BenchCommand implements Callable<Integer> {

  @Mixin private BenchOptions options;

  @Spec private CommandSpec command;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Distill4j.end(new BenchCommand(), arguments);
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter terminal = command.commandLine().getOut();
    options.check();
    Sitting sitting = new Bench(options, command.commandLine().getErr()).run();
    if (options.json != null) {
      AtomicFile.write(
          options.json, out -> out.write(new ObjectMapper().writeValueAsBytes(sitting)));
    }
    BenchTable table = new BenchTable(sitting);
    terminal.println(new TextTable(table.rows()));
    table.notes().forEach(terminal::println);
    terminal.flush();
    return 0;
  }
}
