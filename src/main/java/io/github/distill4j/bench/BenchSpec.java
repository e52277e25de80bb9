package io.github.distill4j.bench;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.ResNet;
import io.github.distill4j.net.TwoLayer;
import io.github.distill4j.net.Vgg;
import java.util.List;

/**
 * What is to be timed.
 *
 * @param nets two-layer, VGG and ResNet, at their published sizes; at least one
 * @param rounds turns of every contestant with every network, 1 or more
 * @param batch images a step, 1 or more
 * @param seconds of training and of inference in each turn, above 0
 * @param stock whether stock Deeplearning4j takes part, which needs most of the time
 * @param python command of a Python that may have PyTorch
 * @param epochImages images of a distillation epoch, validation included; 0 leaves it out
 * @param students two-layer students trained side by side; 0 leaves them out
 */
public record BenchSpec(
    List<Architecture> nets,
    int rounds,
    int batch,
    double seconds,
    boolean stock,
    String python,
    int epochImages,
    int students) {

  private static final int FEWEST_EPOCH_IMAGES = 10 * Task.CLASSES;

  /** Checks every range. */
  public BenchSpec {
    nets = List.copyOf(nets);
    require(!nets.isEmpty(), "--nets", nets, "one or more networks");
    require(rounds >= 1, "--rounds", rounds, "1 or more");
    require(batch >= 1, "--batch", batch, "1 or more");
    require(seconds > 0, "--seconds", seconds, "a number above 0");
    require(
        epochImages == 0 || epochImages >= FEWEST_EPOCH_IMAGES,
        "--epoch-images",
        epochImages,
        "0, or " + FEWEST_EPOCH_IMAGES + " or more");
    require(students >= 0, "--students", students, "0 or more");
    for (Architecture net : nets) {
      require(
          net instanceof TwoLayer || net instanceof Vgg || net instanceof ResNet,
          "--nets",
          net,
          "two-layer, vgg or resnet, which the PyTorch side knows too");
    }
  }

  private static void require(boolean holds, String option, Object found, String expected) {
    if (!holds) {
      throw new UserMistake("%s: found %s, expected %s", option, found, expected);
    }
  }

  Task task(Architecture net) {
    return new Task(net, batch, seconds);
  }
}
