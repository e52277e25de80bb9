package io.github.distill4j.net.kernel;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a convolution's kernel sees of a batch of images at each of its steps, as rows of a matrix:
 * the convolution is their product with the weights. They are made for a few images at a time, so
 * that memory is bounded and they are still in the processor's cache when they are multiplied.
 *
 * @param shape of the convolution
 * @param spread of the images given, 1 or more: only every so manieth pixel and row of the
 *     convolution's input is theirs, beginning with the first; the others are zeros
 */
record Patches(ConvolutionShape shape, int spread) {

  /** Numbers in a matrix, unless one image's patches are more: 4 MB of FLOAT. */
  private static final long NUMBERS = 1 << 20;

  /** What is done with the patches of some images. */
  @FunctionalInterface
  interface Use {

    /**
     * Uses patches, which stay only until this returns.
     *
     * @param rows [steps, kernel × kernel × channels], a step's numbers in that order
     * @param first the first step's number in the whole batch
     */
    void of(INDArray rows, long first);
  }

  /** Makes the patches of images [batch, rows, columns, channels], some after the others. */
  void each(INDArray images, Use use) {
    ImageShape in = shape.input();
    long steps = shape.output().height() * shape.output().width();
    long taps = (long) shape.kernel() * shape.kernel() * in.channels();
    long some = Math.min(in.batch(), Math.max(1, NUMBERS / (steps * taps)));
    try (INDArray padded =
            array(images.dataType(), some, padded(in.height()), padded(in.width()), in.channels());
        INDArray rows = array(images.dataType(), some * steps, taps)) {
      padded.assign(0);
      for (long from = 0; from < in.batch(); from += some) {
        long size = Math.min(some, in.batch() - from);
        INDArray used = rows.get(interval(0, size * steps), all());
        fill(used, padded, images.get(interval(from, from + size), all(), all(), all()));
        use.of(used, from * steps);
      }
    }
  }

  private static INDArray array(DataType type, long... sizes) {
    return Nd4j.createUninitializedDetached(type, sizes);
  }

  private long padded(long side) {
    return side + 2L * shape.padding();
  }

  private void fill(INDArray rows, INDArray padded, INDArray images) {
    ImageShape out = shape.output();
    long image = padded.stride(0);
    long row = padded.stride(1);
    long pixel = padded.stride(2);
    long first = shape.padding() * (row + pixel);
    view(padded, first, images.shape(), image, spread * row, spread * pixel, 1).assign(images);
    long[] seen = {
      images.size(0), out.height(), out.width(), shape.kernel(), shape.kernel() * pixel
    };
    int s = shape.stride();
    rows.reshape('c', seen).assign(view(padded, 0, seen, image, s * row, s * pixel, row, 1));
  }

  private static INDArray view(INDArray array, long first, long[] sizes, long... strides) {
    return Nd4j.create(array.data(), sizes, strides, first, 'c');
  }
}
