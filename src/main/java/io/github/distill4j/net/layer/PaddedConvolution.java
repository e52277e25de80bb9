package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A convolution and, if wished, batch norm and ReLU as one layer: [batch, height, width, channels]
 * to [batch, ⌈height / stride⌉, ⌈width / stride⌉, nOut]. The norm is that of {@link NormRelu}; at
 * inference it is folded into the convolution's weights.
 *
 * <p>Parameters lie in memory as those of Deeplearning4j's own convolution and batch norm one after
 * the other: W [nOut, nIn, kernel, kernel], then, if there is a norm, gamma, beta, mean, var
 * [nOut]. Only W is regularised.
 */
public final class PaddedConvolution extends KernelLayer {

  /** What follows the convolution. */
  public enum Then {
    NOTHING,
    NORM,
    NORM_RELU
  }

  @JsonProperty private final Convolution convolution;
  @JsonProperty private final Then then;
  @JsonProperty private final boolean inputGradient;

  /**
   * The layer.
   *
   * @param inputGradient whether to compute the loss's gradient by the layer's input: for a layer
   *     that reads the network's input nobody uses it, and it is the dearest product there
   */
  public PaddedConvolution(
      @JsonProperty("convolution") Convolution convolution,
      @JsonProperty("then") Then then,
      @JsonProperty("inputGradient") boolean inputGradient) {
    this.convolution = convolution;
    this.then = then;
    this.inputGradient = inputGradient;
    setNOut(convolution.channels());
  }

  Convolution convolution() {
    return convolution;
  }

  boolean norm() {
    return then != Then.NOTHING;
  }

  boolean relu() {
    return then == Then.NORM_RELU;
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
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.kernels(getNIn(), convolution));
    if (norm()) {
      all.addAll(Parameter.norm(getNOut()));
    }
    return all;
  }

  @Override
  long[] outputShape(ImageShape images) {
    return convolution.of(images).output().array();
  }
}
