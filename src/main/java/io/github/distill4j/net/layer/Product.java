package io.github.distill4j.net.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of row-major matrices [r, c], or of as many pairs as two row-major arrays [n, r, c]
 * hold, by the operation that reaches oneDNN.
 *
 * <p>For 768 × 784 × 128 numbers it takes 0.67 ms on one core where {@code Nd4j.gemm} (OpenBLAS)
 * takes 1.4 ms, and 96 products of 10 × 8 × 128 numbers take 0.16 ms in one call, 1.1 ms one by
 * one.
 */
final class Product {

  private Product() {}

  /** z = x·y. */
  static void of(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(new Mmul(x, y, z, null));
  }

  /** z = xᵀ·y. */
  static void ofTransposed(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(product(x, y, z, 1, 0));
  }

  /** z = x·yᵀ. */
  static void withTransposed(INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(product(x, y, z, 0, 1));
  }

  private static Mmul product(INDArray x, INDArray y, INDArray z, int transposeX, int transposeY) {
    Mmul product = new Mmul(x, y, z, null);
    product.addIArgument(transposeX, transposeY, 0);
    return product;
  }
}
