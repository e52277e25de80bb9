package io.github.distill4j.net.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonIgnoreProperties;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * After every step, brings each unit of {@link TwoLayerStudents} that has left the ball around its
 * own start back to the ball's surface: ‖w_j − w_j(0)‖₂ ≤ B/√m.
 *
 * <p>A unit inside its ball keeps its bits. The starts are drawn again from the seeds, so that a
 * saved network needs no room for them.
 */
@JsonIgnoreProperties("params")
public final class BallProjection implements LayerConstraint {

  @JsonProperty private final SymmetricStart start;
  @JsonProperty private final List<Double> radii;
  private transient INDArray centres;
  private transient double[] most;

  /**
   * A projection.
   *
   * @param start where the balls' centres are
   * @param radii B of each student, above 0; infinite for a student that moves freely
   */
  public BallProjection(
      @JsonProperty("start") SymmetricStart start, @JsonProperty("radii") List<Double> radii) {
    this.start = start;
    this.radii = List.copyOf(radii);
    if (radii.size() != start.widths().size() || radii.stream().anyMatch(b -> !(b > 0))) {
      throw new IllegalArgumentException(
          start.widths().size() + " students with radii " + radii + ", expected numbers above 0");
    }
  }

  @Override
  public void applyConstraint(Layer layer, int iteration, int epoch) {
    INDArray units = layer.getParam(Parameter.WEIGHTS).transpose();
    INDArray moved = units.sub(centres(units));
    double[] distances = moved.norm2(1).toDoubleVector();
    double[] bounds = mostDistances();
    double[] back =
        IntStream.range(0, bounds.length)
            .mapToDouble(j -> distances[j] > bounds[j] ? bounds[j] / distances[j] - 1 : 0)
            .toArray();
    if (Arrays.stream(back).anyMatch(factor -> factor != 0)) {
      INDArray factors = Nd4j.createFromArray(back).castTo(units.dataType());
      units.addi(moved.muliColumnVector(factors));
    }
  }

  private INDArray centres(INDArray units) {
    if (centres == null || centres.dataType() != units.dataType()) {
      centres = start.weights((int) units.size(1), units.dataType());
    }
    return centres;
  }

  /** B/√m of every unit. */
  private double[] mostDistances() {
    if (most == null) {
      most = new double[2 * start.pairs()];
      for (int s = 0; s < radii.size(); s++) {
        double each = radii.get(s) / Math.sqrt(start.widths().get(s));
        start.units(s).forEach(unit -> most[unit] = each);
      }
    }
    return most;
  }

  /** It knows its parameter: the hidden weights. */
  @Override
  public void setParams(Set<String> params) {}

  @Override
  public Set<String> getParams() {
    return Set.of(Parameter.WEIGHTS);
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public BallProjection clone() {
    return new BallProjection(start, radii);
  }
}
