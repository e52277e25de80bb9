package io.github.distill4j.train.stack;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums along the rows of a matrix, in double precision whatever the matrix is: ND4J adds 4,000
 * numbers of single precision to a mean that is off by up to 1e-4 of it, another way on each
 * machine.
 */
public final class RowMeasures {

  /** Numbers at a time: 8 MB in double precision. */
  private static final long SOME = 1 << 20;

  private RowMeasures() {}

  /** Each row's ‖·‖₂. */
  public static double[] norms(INDArray matrix) {
    return of(matrix, rows -> rows.norm2(1));
  }

  /** Each row's mean. */
  public static double[] means(INDArray matrix) {
    return of(matrix, rows -> rows.mean(1));
  }

  private static double[] of(INDArray matrix, UnaryOperator<INDArray> measure) {
    long all = matrix.size(0);
    long step = Math.max(1, SOME / matrix.size(1));
    return LongStream.iterate(0, from -> from < all, from -> from + step)
        .mapToObj(from -> matrix.get(interval(from, Math.min(from + step, all))))
        .map(rows -> measure.apply(rows.castTo(DataType.DOUBLE)).toDoubleVector())
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }
}
