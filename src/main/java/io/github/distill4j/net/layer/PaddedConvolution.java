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
 * Square convolution, with a bias if wished: [batch, height, width, channels] to [batch, ⌈height /
 * stride⌉, ⌈width / stride⌉, nOut]. The image is padded with half the kernel on every side.
 *
 * <p>Parameters lie in memory as those of Deeplearning4j's own convolution: b [nOut] if there is
 * one, then W [nOut, nIn, kernel, kernel].
 */
public final class PaddedConvolution extends FeedForwardLayer implements Parametrised {

  private int kernel;
  private int stride;
  private boolean bias;
  private boolean inputGradient;

  // For JSON.
  @SuppressWarnings("unused")
  private PaddedConvolution() {}

  private PaddedConvolution(Builder builder) {
    super(builder);
    kernel = builder.kernel;
    stride = builder.stride;
    bias = builder.bias;
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
        new PaddedConvolutionLayer(conf, type), listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.IN_ORDER;
  }

  @Override
  public List<Parameter> parameters() {
    Parameter weights = Parameter.kernels(getNIn(), getNOut(), kernel, stride);
    return bias ? List.of(Parameter.bias(getNOut(), getBiasInit()), weights) : List.of(weights);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    InputTypeConvolutional in = Images.type(inputType, getLayerName());
    return Images.type(steps(in.getHeight()), steps(in.getWidth()), getNOut());
  }

  private long steps(long side) {
    return (side + stride - 1) / stride;
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
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType outputType = getOutputType(-1, inputType);
    long perImage = outputType.arrayElementsPerExample();
    return new LayerMemoryReport.Builder(
            getLayerName(), PaddedConvolution.class, inputType, outputType)
        .standardMemory(initializer().numParams(this), 0)
        .workingMemory(0, 0, 0, perImage)
        .build();
  }

  /** Side of the square kernel. */
  public int getKernel() {
    return kernel;
  }

  /** Step in both directions. */
  public int getStride() {
    return stride;
  }

  /** Whether a bias is added. */
  public boolean isBias() {
    return bias;
  }

  /** Whether the loss's gradient by the layer's input is computed. */
  public boolean isInputGradient() {
    return inputGradient;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PaddedConvolution that
        && super.equals(that)
        && kernel == that.kernel
        && stride == that.stride
        && bias == that.bias
        && inputGradient == that.inputGradient;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), kernel, stride, bias, inputGradient);
  }

  /** Builds the layer; 3×3, stride 1, no bias by default. */
  @SuppressWarnings("unchecked") // build() of the superclass returns whatever its caller expects
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {

    private int kernel = 3;
    private int stride = 1;
    private boolean bias;
    private boolean inputGradient = true;

    /** Side of the square kernel, odd. */
    public Builder kernel(int side) {
      kernel = Checked.odd("kernel", side);
      return this;
    }

    /** Step in both directions, at least 1. */
    public Builder stride(int step) {
      stride = Checked.positive("stride", step);
      return this;
    }

    /** Whether to add a bias. */
    public Builder bias(boolean wanted) {
      bias = wanted;
      return this;
    }

    /**
     * Whether to compute the loss's gradient by the layer's input. Say false for a layer that reads
     * the network's input: nobody uses that gradient, and it is the dearest product there.
     */
    public Builder inputGradient(boolean wanted) {
      inputGradient = wanted;
      return this;
    }

    @Override
    public PaddedConvolution build() {
      return new PaddedConvolution(this);
    }
  }
}
