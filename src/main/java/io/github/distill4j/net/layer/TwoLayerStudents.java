package io.github.distill4j.net.layer;

import io.github.distill4j.net.layer.Parameter.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Many two-layer students side by side, as Mandal, Lin and Srikant analyse them (L4DC 2025), in one
 * layer: [N, d] to one output a student, [N, S].
 *
 * <pre>  f(x) = (1/√m) Σ_j a_j relu(w_jᵀx)</pre>
 *
 * <p>There are no biases; a constant input does for them. Half of a student's units have a_j = +1,
 * the other half −1. The paper draws the signs at random, but starts unit j and unit j + m/2 from
 * the same weights with opposite signs, so its draw only names the units.
 *
 * <p>Parameters: W [d, Σm] column-major, first the units with +1 of all students, then those with
 * −1 in the same order; then |a| [Σm] in that order, which start at 1 and stay there unless they
 * are trained. With a start that gives both halves the same weights ({@link SymmetricStart}) f is
 * exactly 0: see {@link StudentsPass}.
 *
 * <p>Only the network's input may stand before this layer. It does not compute the score of a
 * training step, which then is NaN: for 60 students on all of MNIST the logarithms would add half
 * of the step's time. {@code score(DataSet)} computes it.
 */
public final class TwoLayerStudents extends BaseOutputLayer implements Parametrised {

  static final String MAGNITUDES = "a";

  @JsonProperty private final int[] widths;
  @JsonProperty private final boolean outputsTrained;

  /**
   * A layer of these students.
   *
   * @param loss of all outputs [N, S]; a sum over the examples
   * @param outputsTrained whether |a| is trained as well, which the paper's analysis keeps fixed
   * @param widths m of each student, each even; equal widths next to each other share products
   */
  public TwoLayerStudents(
      @JsonProperty("lossFn") ILossFunction loss,
      @JsonProperty("outputsTrained") boolean outputsTrained,
      @JsonProperty("widths") int... widths) {
    if (widths.length == 0 || Arrays.stream(widths).anyMatch(m -> m < 2 || m % 2 != 0)) {
      throw new IllegalArgumentException(
          "students of widths " + Arrays.toString(widths) + ", expected even numbers");
    }
    this.widths = widths.clone();
    this.outputsTrained = outputsTrained;
    setLossFn(loss);
    setNOut(widths.length);
    setActivationFn(new ActivationIdentity());
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return ParameterLayout.wired(
        new TwoLayerStudentsLayer(conf, type), listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.IN_ORDER;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.weights(getNIn(), units()), Parameter.vector(MAGNITUDES, Kind.NORM, 1, units()));
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (getNIn() <= 0 || override) {
      setNIn(input.arrayElementsPerExample());
    }
  }

  /** Units of each student, m. */
  int[] widths() {
    return widths;
  }

  boolean outputsTrained() {
    return outputsTrained;
  }

  int units() {
    return Arrays.stream(widths).sum();
  }
}
