package io.github.distill4j.net.layer;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays whose last axis runs fastest, without gaps. */
final class RowMajor {

  private RowMajor() {}

  /**
   * The array itself if it lies so, or else a copy in the workspace for that kind of array.
   *
   * <p>ND4J's own question for default strides says no to images of one channel, and so would copy
   * every batch of MNIST.
   */
  static INDArray of(INDArray array, ArrayType kind, LayerWorkspaceMgr workspaces) {
    return array.ordering() == 'c' && array.elementWiseStride() == 1
        ? array
        : workspaces.dup(kind, array, 'c');
  }
}
