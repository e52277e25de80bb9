package io.github.distill4j.net.layer;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Row-major arrays of one type in Deeplearning4j's workspaces, for one pass through a layer. */
record LayerMemory(LayerWorkspaceMgr workspaces, DataType type) {

  /** An array that is still to be written. */
  INDArray array(ArrayType use, long... shape) {
    return workspaces.createUninitialized(use, type, shape, 'c');
  }

  /**
   * The array itself if it is of this type and row-major without gaps, or else a copy that is.
   *
   * <p>ND4J's own question for default strides says no to images of one channel, and so would copy
   * every batch of MNIST.
   */
  INDArray rowMajor(ArrayType use, INDArray array) {
    INDArray typed = array.castTo(type);
    return typed.ordering() == 'c' && typed.elementWiseStride() == 1
        ? typed
        : workspaces.dup(use, typed, 'c');
  }
}
