package io.github.distill4j.net.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Output layer that gives logits: fully connected with bias, [batch, nIn] to [batch, nOut], no
 * activation.
 *
 * <p>Parameters are those of Deeplearning4j's own output layer: W [nIn, nOut], column by column,
 * then b [nOut].
 */
public final class LogitOutput extends BaseOutputLayer implements Parametrised {

  // For JSON.
  @SuppressWarnings("unused")
  private LogitOutput() {}

  private LogitOutput(Builder builder) {
    super(builder);
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
        new LogitOutputLayer(conf, type), listeners, index, parameters, initialise);
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

  /** Builds the layer. */
  @SuppressWarnings("unchecked") // build() of the superclass returns whatever its caller expects
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {

    /** A layer with this loss of its logits. */
    public Builder(ILossFunction loss) {
      super(loss);
    }

    @Override
    public LogitOutput build() {
      return new LogitOutput(this);
    }
  }
}
