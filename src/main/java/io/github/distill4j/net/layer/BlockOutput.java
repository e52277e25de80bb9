package io.github.distill4j.net.layer;

import java.util.Arrays;
import java.util.Collection;
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
 * An output layer whose weights are block-diagonal: S blocks, each fully connected with bias from
 * its own m_s inputs to its own K outputs; [N, Σm_s] to [N, S·K], no activation.
 *
 * <p>Blocks of equal width that stand side by side share one product, so put equal widths next to
 * each other.
 */
public final class BlockOutput extends BaseOutputLayer {

  private int[] widths;

  // For JSON.
  @SuppressWarnings("unused")
  private BlockOutput() {}

  private BlockOutput(Builder builder) {
    super(builder);
    widths = builder.widths;
    setNIn(Arrays.stream(widths).sum());
    setNOut((long) widths.length * builder.outputs);
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
        new LogitOutputLayer(conf, type, new BlockProducts(this)),
        listeners,
        index,
        parameters,
        initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return BlockParameters.WEIGHTS_THEN_BIASES;
  }

  /** Inputs of each block, m_s; a copy. */
  public int[] getWidths() {
    return widths.clone();
  }

  /** Outputs of one block, K. */
  int outputsEach() {
    return (int) (getNOut() / widths.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockOutput that
        && super.equals(that)
        && Arrays.equals(widths, that.widths);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Arrays.hashCode(widths);
  }

  /** Builds the layer. */
  @SuppressWarnings("unchecked") // build() of the superclass returns whatever its caller expects
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {

    private final int[] widths;
    private final int outputs;

    /**
     * A layer of these blocks.
     *
     * @param loss of all outputs [N, S·K]
     * @param outputs of each block, K, at least 1
     * @param widths inputs of each block, m_s, each at least 1
     */
    public Builder(ILossFunction loss, int outputs, int... widths) {
      super(loss);
      if (outputs < 1 || widths.length == 0 || Arrays.stream(widths).anyMatch(m -> m < 1)) {
        throw new IllegalArgumentException(
            "blocks of " + Arrays.toString(widths) + " inputs and " + outputs + " outputs");
      }
      this.widths = widths.clone();
      this.outputs = outputs;
    }

    @Override
    public BlockOutput build() {
      return new BlockOutput(this);
    }
  }
}
