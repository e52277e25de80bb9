package io.github.distill4j.bench;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.Blocks;
import io.github.distill4j.net.Learning;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.net.NetworkSpec;
import io.github.distill4j.net.Networks;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.train.LearningRate;
import io.github.distill4j.train.TrainingSpec;
import java.util.Random;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A Deeplearning4j network of some kind of blocks, in this process: a training step is what the
 * trainer does with a batch, by a study's default optimiser and penalty.
 */
record OwnContestant(Entrant entrant, Function<GraphBuilder, Blocks> blocks) implements Contestant {

  private static final TrainingSpec TRAINING =
      SpecMapper.read("bench", "epochs: 1", TrainingSpec.class);

  private static final InputType IMAGES =
      Networks.images(Stopwatch.SIDE, Stopwatch.SIDE, Stopwatch.CHANNELS);

  // The learning rate's course is longer than any measurement.
  private static final int STEPS = 1_000_000;

  @Override
  public Speed measure(Architecture net, Stopwatch stopwatch) {
    // Memory that the one before left behind is freed now and not in the middle of this one.
    System.gc();
    int batch = stopwatch.batch();
    ComputationGraph network = network(net, new CrossEntropy());
    try (INDArray images = noise(batch, Stopwatch.SIDE, Stopwatch.SIDE, Stopwatch.CHANNELS);
        INDArray labels = labels(batch)) {
      return new Speed(
          NetworkSize.of(network, IMAGES).parameters(),
          stopwatch.imagesPerSecond(() -> learn(network, images, labels)),
          stopwatch.imagesPerSecond(() -> network.outputSingle(false, images)));
    } finally {
      network.close();
    }
  }

  /** A new network that learns by this loss. */
  ComputationGraph network(Architecture name, ILossFunction loss) {
    Learning learning = new Learning(LearningRate.updater(TRAINING, STEPS), TRAINING.l2(), loss, 1);
    ComputationGraph network =
        new ComputationGraph(
            new Networks(blocks)
                .configuration(new NetworkSpec(name, 1), IMAGES, Stopwatch.CLASSES, learning));
    network.init();
    return network;
  }

  /** Normally distributed numbers, the same at every call. */
  static INDArray noise(long... shape) {
    Random random = new Random(1);
    float[] values = new float[(int) ArrayUtil.prodLong(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, shape, 'c');
  }

  private static INDArray labels(int batch) {
    Random random = new Random(2);
    INDArray rows = Nd4j.zeros(batch, Stopwatch.CLASSES);
    for (int i = 0; i < batch; i++) {
      rows.putScalar(i, random.nextInt(Stopwatch.CLASSES), 1);
    }
    return rows;
  }

  private static void learn(ComputationGraph network, INDArray images, INDArray labels) {
    network.fit(new INDArray[] {images}, new INDArray[] {labels});
    double loss = network.score();
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("the loss on random images became " + loss);
    }
  }
}
