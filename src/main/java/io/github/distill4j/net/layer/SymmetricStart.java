package io.github.distill4j.net.layer;

import io.github.distill4j.KeyedRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The first weights of {@link TwoLayerStudents}: w_j ~ N(0, I), the same for the units with +1 as
 * for those with −1.
 *
 * <p>A student's weights depend on its seed alone and are drawn unit by unit, so that a wider
 * student of the same seed starts with all the narrower one's units.
 *
 * @param widths m of each student, each even
 * @param seeds one a student
 * @param silent how many inputs at the end have weights that start at 0: those of biases
 */
public record SymmetricStart(
    @JsonProperty("widths") List<Integer> widths,
    @JsonProperty("seeds") List<Long> seeds,
    @JsonProperty("silent") int silent)
    implements IWeightInit {

  private static final long WEIGHTS = 9;

  public SymmetricStart {
    widths = List.copyOf(widths);
    seeds = List.copyOf(seeds);
    if (widths.size() != seeds.size() || silent < 0) {
      throw new IllegalArgumentException(
          widths.size() + " widths, " + seeds.size() + " seeds, " + silent + " silent inputs");
    }
  }

  @Override
  public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray view) {
    INDArray weights = weights((int) shape[0], view.dataType());
    view.reshape('f', shape).assign(weights.transpose());
    return view;
  }

  /**
   * All students' weights, row-major [Σm, inputs].
   *
   * @param inputs d, the silent ones included
   */
  INDArray weights(int inputs, DataType type) {
    float[] values = new float[2 * pairs() * inputs];
    int from = 0;
    for (int s = 0; s < widths.size(); s++) {
      KeyedRandom random = new KeyedRandom().key(seeds.get(s), WEIGHTS);
      int to = from + widths.get(s) / 2 * inputs;
      for (int i = from; i < to; i++) {
        values[i] = i % inputs < inputs - silent ? (float) random.nextGaussian() : 0;
      }
      from = to;
    }
    System.arraycopy(values, 0, values, from, from);
    return Nd4j.create(values, new long[] {2L * pairs(), inputs}, 'c').castTo(type);
  }

  /**
   * How far the students' units have moved from here, ‖w_j − w_j(0)‖₂.
   *
   * @param weights W of the students' layer, [d, Σm]
   * @return for each student one number a unit, those with +1 first
   */
  public List<double[]> movements(INDArray weights) {
    INDArray starts = weights((int) weights.size(0), weights.dataType());
    double[] distances = weights.transpose().sub(starts).norm2(1).toDoubleVector();
    return IntStream.range(0, widths.size())
        .mapToObj(s -> units(s).mapToDouble(unit -> distances[unit]).toArray())
        .toList();
  }

  /** Σm / 2. */
  int pairs() {
    return widths.stream().mapToInt(m -> m / 2).sum();
  }

  /** Where a student's units lie: those with +1, then those with −1. */
  IntStream units(int student) {
    int before = widths.stream().limit(student).mapToInt(m -> m / 2).sum();
    int pairs = widths.get(student) / 2;
    int all = pairs();
    return IntStream.range(0, 2 * pairs)
        .map(j -> j < pairs ? before + j : all + before + j - pairs);
  }
}
