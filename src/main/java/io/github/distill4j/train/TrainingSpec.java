package io.github.distill4j.train;

import io.github.distill4j.spec.Require;
import java.util.List;

/**
 * How one network is trained: the {@code training:} section of a study.
 *
 * @param epochs most passes over the training images, 1 or more (default 10)
 * @param batch examples a step, 1 or more (default 128); the last batch of an epoch may be smaller
 * @param optimiser how a gradient becomes a step (default {@code adam})
 * @param learningRate largest learning rate, above 0 (default 0.001)
 * @param momentum of {@code nesterov}, in [0, 1) (default 0.9)
 * @param l2 coefficient c of the penalty c/2·‖w‖², 0 or more (default 0.0001); what PyTorch calls
 *     weight_decay
 * @param schedule course of the learning rate (default {@code cosine})
 * @param milestones epochs after which {@code step} multiplies the rate by {@code gamma}
 * @param gamma factor of {@code step}, in (0, 1] (default 0.1)
 * @param warmUp epochs over which the rate rises from 0, possibly a fraction (default 0)
 * @param patience epochs without a lower validation loss after which training stops; 0 for never
 *     (default 0)
 */
public record TrainingSpec(
    Integer epochs,
    Integer batch,
    Optimiser optimiser,
    Double learningRate,
    Double momentum,
    Double l2,
    Schedule schedule,
    List<Integer> milestones,
    Double gamma,
    Double warmUp,
    Integer patience) {

  /** Ways to turn a gradient into a step. */
  public enum Optimiser {
    SGD,
    NESTEROV,
    ADAM
  }

  /** Courses of the learning rate. */
  public enum Schedule {
    CONSTANT,
    STEP,
    COSINE
  }

  public TrainingSpec {
    epochs = epochs == null ? 10 : epochs;
    batch = batch == null ? 128 : batch;
    optimiser = optimiser == null ? Optimiser.ADAM : optimiser;
    learningRate = learningRate == null ? 0.001 : learningRate;
    momentum = momentum == null ? 0.9 : momentum;
    l2 = l2 == null ? 1e-4 : l2;
    schedule = schedule == null ? Schedule.COSINE : schedule;
    milestones = milestones == null ? List.of() : List.copyOf(milestones);
    gamma = gamma == null ? 0.1 : gamma;
    warmUp = warmUp == null ? 0.0 : warmUp;
    patience = patience == null ? 0 : patience;
    Require.that(epochs >= 1, "epochs", epochs, "1 or more");
    Require.that(batch >= 1, "batch", batch, "1 or more");
    Require.that(
        learningRate > 0 && Double.isFinite(learningRate),
        "learning-rate",
        learningRate,
        "a number above 0");
    Require.that(momentum >= 0 && momentum < 1, "momentum", momentum, "a number in [0, 1)");
    Require.that(l2 >= 0 && Double.isFinite(l2), "l2", l2, "a number of 0 or more");
    Require.that(gamma > 0 && gamma <= 1, "gamma", gamma, "a number in (0, 1]");
    Require.that(warmUp >= 0 && warmUp <= epochs, "warm-up", warmUp, "0 to the number of epochs");
    Require.that(patience >= 0, "patience", patience, "0 or more");
    Require.that(
        schedule != Schedule.STEP || !milestones.isEmpty(),
        "milestones",
        milestones,
        "at least one epoch for the step schedule, such as [15, 20]");
    for (int milestone : milestones) {
      Require.that(milestone > 0, "milestones", milestone, "epochs of 1 or more");
    }
  }
}
