package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.Kernels;
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
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Output layer that gives logits: fully connected with bias, [batch, nIn] to [batch, nOut], no
 * activation.
 *
 * <p>Parameters are those of Deeplearning4j's own output layer: W [nIn, nOut], column by column,
 * then b [nOut].
 */
public final class LogitOutput extends BaseOutputLayer implements Parametrised {

  /** A layer of so many outputs, with a loss of the logits. */
  public LogitOutput(
      @JsonProperty("nout") long classes, @JsonProperty("lossFn") ILossFunction loss) {
    setNOut(classes);
    setLossFn(loss);
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
    LogitOutputLayer layer = new LogitOutputLayer(conf, type);
    layer.use(Kernels.fastest(type));
    return ParameterLayout.wired(layer, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.IN_ORDER;
  }

  @Override
  public List<Parameter> parameters() {
    return Parameter.dense(getNIn(), getNOut());
  }
}
