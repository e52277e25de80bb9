package io.github.distill4j.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.AtomicFile;
import io.github.distill4j.bench.Bench;
import io.github.distill4j.bench.BenchProgress;
import io.github.distill4j.bench.BenchResult;
import io.github.distill4j.bench.BenchSpec;
import io.github.distill4j.bench.BenchTable;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.Architectures;
import io.github.distill4j.report.table.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times this project beside stock Deeplearning4j and PyTorch. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Time training and inference beside stock Deeplearning4j and PyTorch.",
    footer = {
      "",
      "Run it alone: any other busy program makes every number meaningless.",
      "Single layers: ./run.sh test -Dtest=LayerBenchmark"
    })
final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--nets",
      split = ",",
      paramLabel = "NET",
      defaultValue = "two-layer-512,resnet-8,resnet-20,vgg-2+3,vgg-8+3",
      description = "Networks (default: ${DEFAULT-VALUE}).")
  private List<String> nets;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Turns of every contestant with every network (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description = "Images a step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "Length of one measurement, at least one step (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--epoch-images",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Images of the distillation epoch, 0 for none (default: ${DEFAULT-VALUE}).")
  private int epochImages;

  @Option(
      names = "--students",
      paramLabel = "N",
      defaultValue = "96",
      description =
          "Two-layer students trained side by side, 0 for none (default: ${DEFAULT-VALUE}).")
  private int students;

  @Option(names = "--no-stock", description = "Leave out stock Deeplearning4j, the slowest by far.")
  private boolean noStock;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      defaultValue = "python3",
      description = "A Python with torch (default: ${DEFAULT-VALUE}); none for no PyTorch.")
  private String python;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes every round's numbers.")
  private Path json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter terminal = command.commandLine().getOut();
    List<Architecture> names = nets.stream().map(Architectures.ALL::parse).toList();
    BenchSpec spec =
        new BenchSpec(names, rounds, batch, seconds, !noStock, python, epochImages, students);
    BenchResult result = new Bench(spec, Home.dataSets(null), new Lines()).run();
    if (json != null) {
      AtomicFile.write(json, out -> out.write(new ObjectMapper().writeValueAsBytes(result)));
    }
    BenchTable table = new BenchTable(result);
    terminal.println(new TextTable(table.rows()));
    table.notes().forEach(terminal::println);
    terminal.flush();
    return 0;
  }

  /** A line a turn, begun with the turn. */
  private final class Lines implements BenchProgress {

    private final PrintWriter err = command.commandLine().getErr();

    @Override
    public void started(String what) {
      err.printf(Locale.ROOT, "%-40s", what);
      err.flush();
    }

    @Override
    public void ended(String words) {
      err.println(words);
      err.flush();
    }
  }
}
