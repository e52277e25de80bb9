package io.github.distill4j.bench;

import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Images of noise with arbitrary labels, and the step that learns them. */
final class RandomBatch {

  private RandomBatch() {}

  static INDArray images(int batch, int side, int channels) {
    Random random = new Random(1);
    float[] values = new float[batch * side * side * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, new long[] {batch, side, side, channels}, 'c');
  }

  static INDArray labels(int batch) {
    Random random = new Random(2);
    float[] rows = new float[batch * Task.CLASSES];
    for (int i = 0; i < batch; i++) {
      rows[i * Task.CLASSES + random.nextInt(Task.CLASSES)] = 1;
    }
    return Nd4j.create(rows, new long[] {batch, Task.CLASSES}, 'c');
  }

  /** What the trainer does with a batch. */
  static void learn(ComputationGraph network, INDArray images, INDArray labels) {
    network.fit(new INDArray[] {images}, new INDArray[] {labels});
    double loss = network.score();
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("the loss on random images became " + loss);
    }
  }
}
