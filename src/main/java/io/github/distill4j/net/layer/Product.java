package io.github.distill4j.net.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of row-major matrices, by the operation that reaches oneDNN: for 768 × 784 × 128 numbers
 * it takes 0.67 ms on one core where {@code Nd4j.gemm} (OpenBLAS) takes 1.4 ms.
 */
final class Product {

  private Product() {}

  /** z = x·y. */
  static void of(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new Mmul(x, y, z, null));
  }

  /** z = x·yᵀ. */
  static void withTransposed(INDArray x, INDArray y, INDArray z) {
    Mmul product = new Mmul(x, y, z, null);
    product.addIArgument(0, 1, 0);
    Nd4j.exec(product);
  }
}
