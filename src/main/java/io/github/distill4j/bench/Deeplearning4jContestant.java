package io.github.distill4j.bench;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.Blocks;
import io.github.distill4j.net.Learning;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.net.NetworkSpec;
import io.github.distill4j.net.Networks;
import io.github.distill4j.train.LearningRate;
import io.github.distill4j.train.TrainingSpec;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A Deeplearning4j network of some kind of blocks, in this process: a training step is what the
 * trainer does with a batch, by a study's default optimiser and penalty.
 */
record Deeplearning4jContestant(Entrant entrant, Function<GraphBuilder, Blocks> blocks)
    implements Contestant {

  /** The optimiser, learning rate and penalty that a study has by default. */
  private static final TrainingSpec TRAINING =
      new TrainingSpec(1, null, null, null, null, null, null, null, null, null, null);

  private static final InputType IMAGES = Networks.images(Task.SIDE, Task.SIDE, Task.CHANNELS);

  // The learning rate's course is longer than any measurement.
  private static final int STEPS = 1_000_000;

  @Override
  public Speed measure(Task task) {
    // Memory that the one before left behind is freed now and not in the middle of this one.
    System.gc();
    ComputationGraph network = network(task.net(), new CrossEntropy());
    try (INDArray images = RandomBatch.images(task.batch(), Task.SIDE, Task.CHANNELS);
        INDArray labels = RandomBatch.labels(task.batch())) {
      return new Speed(
          NetworkSize.of(network, IMAGES).parameters(),
          task.imagesPerSecond(() -> RandomBatch.learn(network, images, labels)),
          task.imagesPerSecond(() -> network.outputSingle(false, images)));
    } finally {
      network.close();
    }
  }

  private static Learning learning(ILossFunction loss) {
    return new Learning(LearningRate.updater(TRAINING, STEPS), TRAINING.l2(), loss, 1);
  }

  ComputationGraph network(Architecture name, ILossFunction loss) {
    ComputationGraph network =
        new ComputationGraph(
            new Networks(blocks)
                .configuration(new NetworkSpec(name, 1), IMAGES, Task.CLASSES, learning(loss)));
    network.init();
    return network;
  }
}
