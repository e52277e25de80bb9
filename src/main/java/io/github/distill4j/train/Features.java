package io.github.distill4j.train;

import io.github.distill4j.data.Batches;
import io.github.distill4j.data.ImageShape;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches as arrays [n, height, width, channels]; whoever asks for one closes it. */
final class Features {

  private Features() {}

  static INDArray of(Batches batches, int[] indices, int epoch) {
    ImageShape shape = batches.set().shape();
    float[] values = new float[indices.length * shape.values()];
    batches.fill(indices, 0, indices.length, epoch, FloatBuffer.wrap(values));
    long[] size = {indices.length, shape.height(), shape.width(), shape.channels()};
    return Nd4j.create(values, size, 'c');
  }
}
