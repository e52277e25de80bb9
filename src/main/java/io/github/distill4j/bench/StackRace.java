package io.github.distill4j.bench;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.LogitLoss;
import io.github.distill4j.loss.StackedLoss;
import io.github.distill4j.net.FastBlocks;
import io.github.distill4j.net.Learning;
import io.github.distill4j.net.NetworkSpec;
import io.github.distill4j.net.Networks;
import io.github.distill4j.net.TwoLayer;
import io.github.distill4j.net.TwoLayerStack;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What it gains to train two-layer students of width 8 on MNIST's image size side by side. */
final class StackRace {

  private static final TwoLayer STUDENT = new TwoLayer(8);
  private static final int SIDE = 28;
  private static final InputType IMAGES = Networks.images(SIDE, SIDE, 1);

  private final int students;
  private final Task task;

  StackRace(int students, int batch, double seconds) {
    this.students = students;
    this.task = new Task(STUDENT, batch, seconds);
  }

  StackPair race(int round) {
    if (round % 2 == 1) {
      double stacked = speed(stack());
      return new StackPair(round, students, stacked, speed(alone()));
    }
    double alone = speed(alone());
    return new StackPair(round, students, speed(stack()), alone);
  }

  private double speed(ComputationGraph network) {
    try (INDArray images = RandomBatch.images(task.batch(), SIDE, 1);
        INDArray labels = RandomBatch.labels(task.batch())) {
      return task.imagesPerSecond(() -> RandomBatch.learn(network, images, labels));
    } finally {
      network.close();
    }
  }

  private ComputationGraph stack() {
    List<TwoLayerStack.Student> all =
        IntStream.rangeClosed(1, students)
            .mapToObj(seed -> new TwoLayerStack.Student(STUDENT, seed))
            .toList();
    List<LogitLoss> losses = Collections.nCopies(students, new CrossEntropy());
    Learning learning = Deeplearning4jContestant.learning(new CrossEntropy());
    return new TwoLayerStack(all, IMAGES, Task.CLASSES)
        .network(learning.updater(), learning.l2(), new StackedLoss(losses));
  }

  private static ComputationGraph alone() {
    ComputationGraph network =
        new ComputationGraph(
            new Networks(FastBlocks::new)
                .configuration(
                    new NetworkSpec(STUDENT, 1),
                    IMAGES,
                    Task.CLASSES,
                    Deeplearning4jContestant.learning(new CrossEntropy())));
    network.init();
    return network;
  }
}
