package io.github.distill4j.net.layer;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Batch norm of images [batch, height, width, channels] and, if wished, ReLU as one layer: y = γ (x
 * − μ) / √(σ² + ε) + β for each channel, with the batch's μ and biased σ² in training and running
 * ones (μ ← decay μ + (1 − decay) μ of the batch; likewise the biased σ²) otherwise.
 *
 * <p>Parameters lie in memory as those of Deeplearning4j's own batch norm: gamma, beta, mean, var
 * [channels]. None is regularised.
 */
public final class ImageBatchNorm extends FeedForwardLayer implements Parametrised {

  private boolean relu;
  private double decay;
  private double epsilon;

  // For JSON.
  @SuppressWarnings("unused")
  private ImageBatchNorm() {}

  private ImageBatchNorm(Builder builder) {
    super(builder);
    relu = builder.relu;
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
        new ImageBatchNormLayer(conf, type), listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ParameterLayout.IN_ORDER;
  }

  @Override
  public List<Parameter> parameters() {
    return Parameter.norm(getNOut());
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return Images.type(inputType, getLayerName());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (getNIn() <= 0 || override) {
      setNIn(Images.type(inputType, getLayerName()).getChannels());
      setNOut(getNIn());
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
            getLayerName(), ImageBatchNorm.class, inputType, outputType)
        .standardMemory(initializer().numParams(this), 0)
        .workingMemory(0, 0, 0, perImage)
        .build();
  }

  /** Whether ReLU follows the batch norm. */
  public boolean isRelu() {
    return relu;
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
    return other instanceof ImageBatchNorm that
        && super.equals(that)
        && relu == that.relu
        && decay == that.decay
        && epsilon == that.epsilon;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), relu, decay, epsilon);
  }

  /** Builds the layer; ReLU, running statistics' decay 0.9 and ε 1e-5 by default. */
  @SuppressWarnings("unchecked") // build() of the superclass returns whatever its caller expects
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {

    private boolean relu = true;
    private double decay = 0.9;
    private double epsilon = 1e-5;

    /** Whether ReLU follows the batch norm. */
    public Builder relu(boolean follows) {
      relu = follows;
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
    public ImageBatchNorm build() {
      return new ImageBatchNorm(this);
    }
  }
}
