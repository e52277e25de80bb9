package io.github.distill4j.net.layer;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fully connected layer with bias and, if wished, ReLU: [batch, nIn] to [batch, nOut]. Images
 * [batch, height, width, channels] are read as the rows they lie in memory as.
 *
 * <p>Parameters are those of Deeplearning4j's own dense layer: W [nIn, nOut], column by column,
 * then b [nOut].
 */
public final class FullyConnected extends FeedForwardLayer implements Parametrised {

  private boolean relu;
  private boolean inputGradient;

  // For JSON.
  @SuppressWarnings("unused")
  private FullyConnected() {}

  private FullyConnected(Builder builder) {
    super(builder);
    relu = builder.relu;
    inputGradient = builder.inputGradient;
    setActivationFn(new ActivationIdentity());
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
        new FullyConnectedLayer(conf, type), listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.IN_ORDER;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.weights(getNIn(), getNOut()), Parameter.bias(getNOut(), getBiasInit()));
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.feedForward(getNOut());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (inputType instanceof InputTypeConvolutional) {
      InputTypeConvolutional in = Images.type(inputType, getLayerName());
      if (getNIn() <= 0 || override) {
        setNIn(in.getHeight() * in.getWidth() * in.getChannels());
      }
    } else {
      super.setNIn(inputType, override);
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return new LayerMemoryReport.Builder(
            getLayerName(), FullyConnected.class, inputType, getOutputType(-1, inputType))
        .standardMemory(initializer().numParams(this), 0)
        .workingMemory(0, 0, 0, getNOut())
        .build();
  }

  /** Whether ReLU follows. */
  public boolean isRelu() {
    return relu;
  }

  /** Whether the loss's gradient by the layer's input is computed. */
  public boolean isInputGradient() {
    return inputGradient;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FullyConnected that
        && super.equals(that)
        && relu == that.relu
        && inputGradient == that.inputGradient;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), relu, inputGradient);
  }

  /** Builds the layer; ReLU by default. */
  @SuppressWarnings("unchecked") // build() of the superclass returns whatever its caller expects
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {

    private boolean relu = true;
    private boolean inputGradient = true;

    /** Whether ReLU follows. */
    public Builder relu(boolean follows) {
      relu = follows;
      return this;
    }

    /**
     * Whether to compute the loss's gradient by the layer's input. Say false for a layer that reads
     * the network's input: nobody uses that gradient.
     */
    public Builder inputGradient(boolean wanted) {
      inputGradient = wanted;
      return this;
    }

    @Override
    public FullyConnected build() {
      return new FullyConnected(this);
    }
  }
}
