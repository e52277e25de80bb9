package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A convolution alone: [batch, height, width, channels] to [batch, ⌈height / stride⌉, ⌈width /
 * stride⌉, nOut].
 *
 * <p>Its parameters lie in memory as those of Deeplearning4j's own convolution: W [nOut, nIn,
 * kernel, kernel].
 */
public final class PaddedConvolution extends KernelLayer {

  @JsonProperty private final Convolution convolution;
  @JsonProperty private final boolean inputGradient;

  /**
   * The layer.
   *
   * @param inputGradient whether to compute the loss's gradient by the layer's input: for a layer
   *     that reads the network's input nobody uses it, and it is the dearest product there
   */
  public PaddedConvolution(
      @JsonProperty("convolution") Convolution convolution,
      @JsonProperty("inputGradient") boolean inputGradient) {
    this.convolution = convolution;
    this.inputGradient = inputGradient;
    setNOut(convolution.channels());
  }

  Convolution convolution() {
    return convolution;
  }

  boolean inputGradient() {
    return inputGradient;
  }

  @Override
  LayerAtWork<?> atWork(NeuralNetConfiguration conf, DataType type) {
    return new PaddedConvolutionLayer(conf, type);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.kernels(getNIn(), convolution));
  }

  @Override
  long[] outputShape(ImageShape images) {
    return convolution.of(images).output().array();
  }

  @Override
  List<?> settings() {
    return List.of(convolution, inputGradient);
  }
}
