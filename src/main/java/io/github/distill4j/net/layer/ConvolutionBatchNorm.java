package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Convolution, batch norm and, if wished, ReLU as one layer: [batch, height, width, channels] to
 * [batch, ⌈height / stride⌉, ⌈width / stride⌉, nOut]. At inference the norm, which is {@link
 * NormRelu}'s, is folded into the convolution's weights.
 *
 * <p>Parameters lie in memory as those of Deeplearning4j's own convolution and batch norm one after
 * the other: W [nOut, nIn, kernel, kernel], gamma, beta, mean, var [nOut]. Only W is regularised.
 */
public final class ConvolutionBatchNorm extends KernelLayer {

  @JsonProperty private final Convolution convolution;
  @JsonProperty private final boolean relu;
  @JsonProperty private final boolean inputGradient;

  /**
   * The layer.
   *
   * @param relu whether ReLU follows the batch norm
   * @param inputGradient as in {@link PaddedConvolution}
   */
  public ConvolutionBatchNorm(
      @JsonProperty("convolution") Convolution convolution,
      @JsonProperty("relu") boolean relu,
      @JsonProperty("inputGradient") boolean inputGradient) {
    this.convolution = convolution;
    this.relu = relu;
    this.inputGradient = inputGradient;
    setNOut(convolution.channels());
  }

  Convolution convolution() {
    return convolution;
  }

  boolean relu() {
    return relu;
  }

  boolean inputGradient() {
    return inputGradient;
  }

  @Override
  LayerAtWork<?> atWork(NeuralNetConfiguration conf, DataType type) {
    return new ConvolutionBatchNormLayer(conf, type);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(
            Stream.of(Parameter.kernels(getNIn(), convolution)), Parameter.norm(getNOut()).stream())
        .toList();
  }

  @Override
  long[] outputShape(ImageShape images) {
    return convolution.of(images).output().array();
  }

  @Override
  List<?> settings() {
    return List.of(convolution, relu, inputGradient);
  }
}
