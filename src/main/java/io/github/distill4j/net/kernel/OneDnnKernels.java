package io.github.distill4j.net.kernel;

/** Kernels that call oneDNN directly; FLOAT only. */
record OneDnnKernels(OneDnn dnn) implements Kernels {

  @Override
  public ConvolutionKernel convolution(ConvolutionShape shape) {
    return new OneDnnConvolution(dnn, shape);
  }

  @Override
  public BatchNormKernel batchNorm(ImageShape shape, boolean relu) {
    return relu && shape.channels() < OneDnnBatchNorm.FEWEST_FUSED
        ? new NormThenRelu(dnn, shape)
        : new OneDnnBatchNorm(dnn, shape, relu);
  }

  @Override
  public PoolKernel maximum2x2(ImageShape shape) {
    return OneDnnPool.maximum2x2(dnn, shape);
  }

  @Override
  public PoolKernel average(ImageShape shape) {
    return OneDnnPool.average(dnn, shape);
  }

  @Override
  public SumKernel sum(long length, boolean relu) {
    return relu ? new OneDnnSum(dnn, length) : new OperationSum(false);
  }

  @Override
  public NormFold normFold() {
    return new DirectFold();
  }

  @Override
  public DenseKernel dense(DenseShape shape) {
    return new OneDnnDense(dnn, shape);
  }
}
