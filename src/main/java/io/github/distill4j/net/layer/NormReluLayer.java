package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.Kernels;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link NormRelu} at work. */
final class NormReluLayer extends LayerAtWork<NormRelu> {

  private transient NormStep norm;

  NormReluLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void use(Kernels kernels) {
    norm = new NormStep(kernels, true);
  }

  @Override
  INDArray forward(INDArray read, boolean training, LayerMemory memory) {
    return training
        ? norm.train(read, paramsFlattened, memory)
        : norm.infer(read, paramsFlattened, memory);
  }

  @Override
  INDArray backward(INDArray read, INDArray outputGradient, LayerMemory memory) {
    INDArray inputGradient = memory.array(ArrayType.ACTIVATION_GRAD, outputGradient.shape());
    norm.backward(outputGradient, paramsFlattened, gradientsFlattened, inputGradient);
    return inputGradient;
  }

  @Override
  public void clear() {
    super.clear();
    norm.clear();
  }
}
