package io.github.distill4j.net.layer;

import java.util.List;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The products of {@link BlockOutput}. Like the hidden layer's activations, outputs are
 * column-major [N, S·K], that is row-major [S, K, N]: with the weights as they lie, every product
 * reads and writes plain row-major matrices.
 */
final class BlockProducts implements OutputProducts {

  private final List<BlockRun> runs;
  private final int outputsEach;

  BlockProducts(BlockOutput layer) {
    runs = BlockRun.of(layer.getWidths());
    outputsEach = layer.outputsEach();
  }

  @Override
  public INDArray logits(INDArray input, Parameters parameters, LayerWorkspaceMgr workspaces) {
    INDArray inputs = rows(input, workspaces);
    long[] shape = {input.size(0), parameters.bias().length()};
    INDArray logits =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, input.dataType(), shape, 'f');
    for (BlockRun run : runs) {
      Product.of(
          run.weights(parameters.weights(), outputsEach),
          run.inputs(inputs),
          run.outputs(logits.transpose(), outputsEach));
    }
    return logits.addiRowVector(parameters.bias());
  }

  @Override
  public INDArray backward(
      INDArray input,
      INDArray logitGradient,
      Parameters parameters,
      Parameters gradients,
      LayerWorkspaceMgr workspaces) {
    INDArray inputs = rows(input, workspaces);
    INDArray delta = RowMajor.of(logitGradient.transpose(), ArrayType.BP_WORKING_MEM, workspaces);
    INDArray slopes =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'f');
    for (BlockRun run : runs) {
      INDArray deltas = run.outputs(delta, outputsEach);
      Product.ofTransposed(
          run.weights(parameters.weights(), outputsEach), deltas, run.inputs(slopes.transpose()));
      Product.withTransposed(
          deltas, run.inputs(inputs), run.weights(gradients.weights(), outputsEach));
    }
    delta.sum(gradients.bias(), 1);
    return slopes;
  }

  private static INDArray rows(INDArray input, LayerWorkspaceMgr workspaces) {
    return RowMajor.of(input.transpose(), ArrayType.FF_WORKING_MEM, workspaces);
  }
}
