package io.github.distill4j.net.layer;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The products of an output layer's inputs with its weights, forward and back. */
interface OutputProducts {

  /** Weights and bias of a layer, or the places of their gradients. */
  record Parameters(INDArray weights, INDArray bias) {}

  /** The logits, [N, nOut], in the workspace for activations. */
  INDArray logits(INDArray input, Parameters parameters, LayerWorkspaceMgr workspaces);

  /**
   * Writes the parameters' gradients.
   *
   * @param logitGradient the loss's derivatives by the logits
   * @return the derivatives by the input, in the workspace for their kind
   */
  INDArray backward(
      INDArray input,
      INDArray logitGradient,
      Parameters parameters,
      Parameters gradients,
      LayerWorkspaceMgr workspaces);
}
