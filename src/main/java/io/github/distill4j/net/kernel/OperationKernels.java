package io.github.distill4j.net.kernel;

/** Kernels made of ND4J's operations: any type and backend. */
record OperationKernels() implements Kernels {

  @Override
  public ConvolutionKernel convolution(ConvolutionShape shape) {
    return new OperationConvolution(shape);
  }

  @Override
  public BatchNormKernel batchNorm(ImageShape shape, boolean relu) {
    return new OperationBatchNorm(shape, relu);
  }

  @Override
  public PoolKernel maximum2x2(ImageShape shape) {
    return new OperationMaximum(shape);
  }

  @Override
  public PoolKernel average(ImageShape shape) {
    return new OperationAverage(shape);
  }

  @Override
  public SumKernel sum(long length, boolean relu) {
    return new OperationSum(relu);
  }

  @Override
  public NormFold normFold() {
    return new OperationFold();
  }

  @Override
  public DenseKernel dense(DenseShape shape) {
    return new OperationDense();
  }
}
