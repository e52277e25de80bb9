package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.PoolKernel;
import io.github.distill4j.net.kernel.Recent;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link GlobalAverage} or {@link MaxPool2x2} at work. */
final class PoolLayer extends AbstractLayer<Layer> implements OnKernels {

  /** Which pooling. */
  enum Kind {
    AVERAGE {
      @Override
      PoolKernel kernel(Kernels kernels, ImageShape shape) {
        return kernels.average(shape);
      }

      @Override
      long[] output(ImageShape shape) {
        return new long[] {shape.batch(), shape.channels()};
      }
    },
    MAXIMUM_2X2 {
      @Override
      PoolKernel kernel(Kernels kernels, ImageShape shape) {
        return kernels.maximum2x2(shape);
      }

      @Override
      long[] output(ImageShape shape) {
        return shape.halved().array();
      }
    };

    abstract PoolKernel kernel(Kernels kernels, ImageShape shape);

    abstract long[] output(ImageShape shape);
  }

  private transient Recent<ImageShape, PoolKernel> pools;
  private final Kind kind;
  private transient INDArray memory;

  PoolLayer(NeuralNetConfiguration conf, DataType dataType, Kind kind) {
    super(conf, dataType);
    this.kind = kind;
    use(Kernels.fastest(dataType));
  }

  @Override
  public void use(Kernels kernels) {
    pools = new Recent<>(shape -> kind.kernel(kernels, shape));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray images = Images.rowMajor(input, dataType, ArrayType.ACTIVATIONS, workspaces);
    ImageShape shape = ImageShape.of(images.shape());
    PoolKernel kernel = pools.of(shape);
    memory =
        kernel.memoryLength() == 0
            ? null
            : workspaces.createUninitialized(
                training ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM,
                dataType,
                new long[] {kernel.memoryLength()},
                'c');
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, kind.output(shape), 'c');
    kernel.forward(images, output, memory);
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray outputGradient =
        Images.rowMajor(epsilon, dataType, ArrayType.BP_WORKING_MEM, workspaces);
    INDArray inputGradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    pools.of(ImageShape.of(input.shape())).backward(outputGradient, memory, inputGradient);
    return new Pair<>(new DefaultGradient(), backpropDropOutIfPresent(inputGradient));
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // No parameters, no noise.
  }

  @Override
  public void clear() {
    super.clear();
    memory = null;
  }
}
