package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.PoolKernel;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Pool} at work. */
final class PoolLayer extends LayerAtWork<Pool> {

  private transient Recent<ImageShape, PoolKernel> pools;

  /** What the forward pass leaves for the backward pass; or null. */
  private transient INDArray kept;

  PoolLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public void use(Kernels kernels) {
    pools = new Recent<>(shape -> layerConf().kind().kernel(kernels, dataType, shape));
  }

  @Override
  INDArray forward(INDArray read, boolean training, LayerMemory memory) {
    ImageShape shape = ImageShape.of(read.shape());
    PoolKernel kernel = pools.of(shape);
    ArrayType use = training ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM;
    kept = kernel.memoryLength() == 0 ? null : memory.array(use, kernel.memoryLength());
    INDArray output = memory.array(ArrayType.ACTIVATIONS, layerConf().outputShape(shape));
    kernel.forward(read, output, kept);
    return output;
  }

  @Override
  INDArray backward(INDArray read, INDArray outputGradient, LayerMemory memory) {
    INDArray inputGradient = memory.array(ArrayType.ACTIVATION_GRAD, read.shape());
    pools.of(ImageShape.of(read.shape())).backward(outputGradient, kept, inputGradient);
    return inputGradient;
  }

  @Override
  public void clear() {
    super.clear();
    kept = null;
  }
}
