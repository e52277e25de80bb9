package io.github.distill4j.net;

import io.github.distill4j.UserMistake;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * What a network's configuration holds beside its shape.
 *
 * @param updater the optimiser with its learning rate or schedule
 * @param l2 c of the penalty ½·c·‖W‖², at least 0: the weight_decay of PyTorch's SGD, with the
 *     gradient, before momentum. It applies to the weights of convolutions and dense layers, not to
 *     biases nor to batch norm's scale and shift
 * @param loss from logits [N, K]; the labels' width is the loss's affair
 * @param seed fixes the initial weights, at any thread count
 */
public record Learning(IUpdater updater, double l2, ILossFunction loss, long seed) {

  public Learning {
    if (!(l2 >= 0) || Double.isInfinite(l2)) {
      throw new UserMistake("l2: found %s, expected a number that is 0 or above", l2);
    }
  }
}
