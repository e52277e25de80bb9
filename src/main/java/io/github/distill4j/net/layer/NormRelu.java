package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Batch norm of images [batch, height, width, channels] and ReLU as one layer: max(0, γ (x − μ) /
 * √(σ² + ε) + β) for each channel, with the batch's μ and biased σ² in training and running ones (μ
 * ← 0.9 μ + 0.1 μ of the batch; likewise the biased σ²) otherwise; ε is 1e-5.
 *
 * <p>Parameters lie in memory as those of Deeplearning4j's own batch norm: gamma, beta, mean, var
 * [channels]. None is regularised.
 */
public final class NormRelu extends KernelLayer {

  @Override
  LayerAtWork<?> atWork(NeuralNetConfiguration conf, DataType type) {
    return new NormReluLayer(conf, type);
  }

  @Override
  public List<Parameter> parameters() {
    return Parameter.norm(getNOut());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    super.setNIn(inputType, override);
    setNOut(getNIn());
  }

  @Override
  long[] outputShape(ImageShape images) {
    return images.array();
  }
}
