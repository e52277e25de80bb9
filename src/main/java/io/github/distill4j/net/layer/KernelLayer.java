package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import java.util.Collection;
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
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/** The configuration of a layer of images whose arithmetic is that of kernels. */
abstract class KernelLayer extends FeedForwardLayer implements Parametrised {

  KernelLayer() {
    setActivationFn(new ActivationIdentity());
  }

  /** The layer at work, still without kernels and parameters. */
  abstract LayerAtWork<?> atWork(NeuralNetConfiguration conf, DataType type);

  /** The shape of what the layer makes of such images. */
  abstract long[] outputShape(ImageShape images);

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerAtWork<?> layer = atWork(conf, type);
    layer.use(Kernels.fastest(type));
    return ParameterLayout.wired(layer, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.IN_ORDER;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    InputTypeConvolutional in = Images.type(inputType, getLayerName());
    return Images.type(
        outputShape(new ImageShape(1, in.getHeight(), in.getWidth(), in.getChannels())));
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (getNIn() <= 0 || override) {
      setNIn(Images.type(inputType, getLayerName()).getChannels());
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return null;
  }

  @Override
  public IUpdater getUpdaterByParam(String paramName) {
    return Parameter.isStatistic(paramName) ? new NoOp() : super.getUpdaterByParam(paramName);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType outputType = getOutputType(-1, inputType);
    return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, outputType)
        .standardMemory(initializer().numParams(this), 0)
        .workingMemory(0, 0, 0, outputType.arrayElementsPerExample())
        .build();
  }
}
