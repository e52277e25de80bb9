package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Fully connected layer with bias and ReLU: [batch, nIn] to [batch, nOut]. Images [batch, height,
 * width, channels] are read as the rows they lie in memory as.
 *
 * <p>Parameters are those of Deeplearning4j's own dense layer: W [nIn, nOut], column by column,
 * then b [nOut].
 */
public final class DenseRelu extends KernelLayer {

  @JsonProperty private final boolean inputGradient;

  /**
   * The layer.
   *
   * @param inputGradient as in {@link PaddedConvolution}
   */
  public DenseRelu(
      @JsonProperty("nout") long units, @JsonProperty("inputGradient") boolean inputGradient) {
    this.inputGradient = inputGradient;
    setNOut(units);
  }

  boolean inputGradient() {
    return inputGradient;
  }

  @Override
  LayerAtWork<?> atWork(NeuralNetConfiguration conf, DataType type) {
    return new DenseReluLayer(conf, type);
  }

  @Override
  public List<Parameter> parameters() {
    return Parameter.dense(getNIn(), getNOut());
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.feedForward(getNOut());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (inputType instanceof InputTypeConvolutional) {
      Images.type(inputType, getLayerName());
    }
    if (getNIn() <= 0 || override) {
      setNIn(inputType.arrayElementsPerExample());
    }
  }

  @Override
  long[] outputShape(ImageShape images) {
    return new long[] {images.batch(), getNOut()};
  }
}
