package io.github.distill4j.bench;

import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.Architectures;
import io.github.distill4j.net.ResNet;
import io.github.distill4j.net.TwoLayer;
import io.github.distill4j.net.Vgg;
import io.github.distill4j.spec.Require;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is to be timed, as the command line says it. */
final class BenchOptions {

  private static final int FEWEST_EPOCH_IMAGES = 10 * Stopwatch.CLASSES;

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
  int rounds;

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
  int epochImages;

  @Option(
      names = "--students",
      paramLabel = "N",
      defaultValue = "96",
      description =
          "Two-layer students trained side by side, 0 for none (default: ${DEFAULT-VALUE}).")
  int students;

  @Option(names = "--no-stock", description = "Leave out stock Deeplearning4j, the slowest by far.")
  boolean noStock;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      defaultValue = "python3",
      description = "A Python with torch (default: ${DEFAULT-VALUE}); none for no PyTorch.")
  String python;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes every round's numbers.")
  Path json;

  /** The networks, all of which the PyTorch side knows too. */
  List<Architecture> networks() {
    List<Architecture> networks = nets.stream().map(Architectures.ALL::parse).toList();
    for (Architecture net : networks) {
      Require.that(
          net instanceof TwoLayer || net instanceof Vgg || net instanceof ResNet,
          "--nets",
          net,
          "two-layer, vgg or resnet, which the PyTorch side knows too");
    }
    return networks;
  }

  /** Refuses numbers out of range. */
  void check() {
    Require.atLeast(1, "--rounds", rounds);
    Require.atLeast(1, "--batch", batch);
    Require.positive("--seconds", seconds);
    Require.that(
        epochImages == 0 || epochImages >= FEWEST_EPOCH_IMAGES,
        "--epoch-images",
        epochImages,
        "0, or " + FEWEST_EPOCH_IMAGES + " or more");
    Require.atLeast(0, "--students", students);
    networks();
  }

  Stopwatch stopwatch() {
    return new Stopwatch(batch, seconds);
  }
}
