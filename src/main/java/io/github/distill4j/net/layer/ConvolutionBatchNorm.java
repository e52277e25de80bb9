package io.github.distill4j.net.layer;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

/**
 * Square convolution without bias, batch norm and, if wished, ReLU as one layer: [batch, height,
 * width, channels] to [batch, ⌈height / stride⌉, ⌈width / stride⌉, nOut].
 *
 * <p>The image is padded with half the kernel on every side. Batch norm: y = γ (x − μ) / √(σ² + ε)
 * + β for each channel, with the batch's μ and biased σ² in training and running ones (μ ← decay μ
 * + (1 − decay) μ of the batch; likewise the biased σ²) otherwise. At inference the norm is folded
 * into the convolution's weights.
 *
 * <p>Parameters lie in memory as those of Deeplearning4j's own convolution and batch norm one after
 * the other: W [nOut, nIn, kernel, kernel], gamma, beta, mean, var [nOut]. Only W is regularised.
 */
public final class ConvolutionBatchNorm extends FeedForwardLayer implements Parametrised {

  private int kernel;
  private int stride;
  private boolean relu;
  private boolean inputGradient;
  private double decay;
  private double epsilon;

  // For JSON.
  @SuppressWarnings("unused")
  private ConvolutionBatchNorm() {}

  private ConvolutionBatchNorm(Builder builder) {
    super(builder);
    kernel = builder.kernel;
    stride = builder.stride;
    relu = builder.relu;
    inputGradient = builder.inputGradient;
    decay = builder.decay;
    epsilon = builder.epsilon;
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
        new ConvolutionBatchNormLayer(conf, type), listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.IN_ORDER;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(
            Stream.of(Parameter.kernels(getNIn(), getNOut(), kernel, stride)),
            Parameter.norm(getNOut()).stream())
        .toList();
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
  public IUpdater getUpdaterByParam(String paramName) {
    return Parameter.isStatistic(paramName) ? new NoOp() : super.getUpdaterByParam(paramName);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType outputType = getOutputType(-1, inputType);
    long perImage = outputType.arrayElementsPerExample();
    return new LayerMemoryReport.Builder(
            getLayerName(), ConvolutionBatchNorm.class, inputType, outputType)
        .standardMemory(initializer().numParams(this), 0)
        .workingMemory(0, 0, 0, 2 * perImage)
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

  /** Whether ReLU follows the batch norm. */
  public boolean isRelu() {
    return relu;
  }

  /** Whether the loss's gradient by the layer's input is computed. */
  public boolean isInputGradient() {
    return inputGradient;
  }

  /** The old running statistics' share in the new ones. */
  public double getDecay() {
    return decay;
  }

  /** Added to the variance. */
  public double getEpsilon() {
    return epsilon;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConvolutionBatchNorm that
        && super.equals(that)
        && kernel == that.kernel
        && stride == that.stride
        && relu == that.relu
        && inputGradient == that.inputGradient
        && decay == that.decay
        && epsilon == that.epsilon;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), kernel, stride, relu, inputGradient, decay, epsilon);
  }

  /** Builds the layer; 3×3, stride 1, ReLU, running statistics' decay 0.9 and ε 1e-5 by default. */
  @SuppressWarnings("unchecked") // build() of the superclass returns whatever its caller expects
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {

    private int kernel = 3;
    private int stride = 1;
    private boolean relu = true;
    private boolean inputGradient = true;
    private double decay = 0.9;
    private double epsilon = 1e-5;

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

    /** Whether ReLU follows the batch norm. */
    public Builder relu(boolean follows) {
      relu = follows;
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

    /** The old running statistics' share in the new ones, from 0 to 1. */
    public Builder decay(double share) {
      decay = Checked.share("decay", share);
      return this;
    }

    /** Added to the variance, above 0. */
    public Builder epsilon(double added) {
      epsilon = Checked.positive("epsilon", added);
      return this;
    }

    @Override
    public ConvolutionBatchNorm build() {
      return new ConvolutionBatchNorm(this);
    }
  }
}
