package io.github.distill4j.net.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fully connected with bias, then ReLU, on the network's own input: [N, …] to [N, nOut]. Whatever
 * lies behind the first axis is flattened row-major, as Deeplearning4j does it.
 *
 * <p>Parameters are those of Deeplearning4j's dense layer: W [nIn, nOut] column-major, then b
 * [nOut]. Only the network's input may stand before this layer: it gives no gradient back, which
 * spares the dearest product, and its forward pass is computed once a step, not twice.
 */
public final class InputDense extends FeedForwardLayer {

  // For JSON.
  @SuppressWarnings("unused")
  private InputDense() {}

  private InputDense(Builder builder) {
    super(builder);
    setActivationFn(new ActivationReLU());
    initializeConstraints(builder);
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
        new InputDenseLayer(conf, type), listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.feedForward(getNOut());
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (getNIn() <= 0 || override) {
      setNIn(input.arrayElementsPerExample());
    }
  }

  /** None: its backward pass would ask for the gradient that this layer does not compute. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new LayerMemoryReport.Builder(
            getLayerName(), InputDense.class, input, getOutputType(-1, input))
        .standardMemory(initializer().numParams(this), 0)
        .workingMemory(0, 0, 0, getNOut())
        .build();
  }

  /** Builds the layer. */
  @SuppressWarnings("unchecked") // build() of the superclass returns whatever its caller expects
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {

    @Override
    public InputDense build() {
      return new InputDense(this);
    }
  }
}
