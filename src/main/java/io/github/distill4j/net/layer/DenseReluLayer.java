package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.DenseKernel;
import io.github.distill4j.net.kernel.DenseShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.Recent;
import io.github.distill4j.net.kernel.SumKernel;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link DenseRelu} at work. */
final class DenseReluLayer extends LayerAtWork<DenseRelu> {

  private transient Recent<DenseShape, DenseKernel> products;
  private transient Recent<Long, SumKernel> relus;
  private transient INDArray output;

  DenseReluLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void use(Kernels kernels) {
    products = new Recent<>(kernels::dense);
    relus = new Recent<>(length -> kernels.sum(length, true));
  }

  @Override
  INDArray forward(INDArray read, boolean training, LayerMemory memory) {
    INDArray rows = rows(read);
    output = memory.array(ArrayType.ACTIVATIONS, rows.size(0), layerConf().getNOut());
    product(rows).forwardRelu(rows, getParam(Parameter.WEIGHTS), getParam(Parameter.BIAS), output);
    return output;
  }

  @Override
  INDArray backward(INDArray read, INDArray outputGradient, LayerMemory memory) {
    INDArray inputGradient =
        layerConf().inputGradient() ? memory.array(ArrayType.ACTIVATION_GRAD, read.shape()) : null;
    INDArray beforeRelu = memory.array(ArrayType.BP_WORKING_MEM, output.shape());
    relus.of(output.length()).backward(output, outputGradient, beforeRelu);
    INDArray rows = rows(read);
    product(rows)
        .backward(
            rows,
            getParam(Parameter.WEIGHTS),
            beforeRelu,
            gradientViews.get(Parameter.WEIGHTS),
            gradientViews.get(Parameter.BIAS),
            inputGradient == null ? null : rows(inputGradient));
    return inputGradient;
  }

  private INDArray rows(INDArray images) {
    return images.reshape('c', images.size(0), layerConf().getNIn());
  }

  private DenseKernel product(INDArray rows) {
    return products.of(new DenseShape(rows.size(0), layerConf().getNIn(), layerConf().getNOut()));
  }

  @Override
  public void clear() {
    super.clear();
    output = null;
  }
}
