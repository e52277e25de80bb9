package io.github.distill4j.study.distil;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.FastBlocks;
import io.github.distill4j.net.Networks;
import io.github.distill4j.net.StockBlocks;
import io.github.distill4j.spec.Require;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.train.TrainingSpec;
import java.util.Map;

/**
 * A network and how it is trained: the {@code teacher:} or {@code student:} section.
 *
 * @param net short name, such as {@code resnet-20} or {@code vgg-8+3}
 * @param width factor on the channels, above 0 (default 1)
 * @param seed fixes a teacher's initialisation and data order (default 1); students take the
 *     trial's seed instead
 * @param layers what it is built of (default {@code fast})
 * @param training how to train it
 */
public record ModelSpec(
    String net, Double width, Integer seed, Layers layers, TrainingSpec training) {

  /** What a network is built of; both give the same numbers to rounding. */
  public enum Layers {
    /** This project's layers. */
    FAST,
    /** Deeplearning4j's, to compare with. */
    STOCK;

    Networks networks() {
      return new Networks(this == FAST ? FastBlocks::new : StockBlocks::new);
    }
  }

  /** Fills in the defaults and checks the ranges. */
  public ModelSpec {
    if (net == null || net.isBlank()) {
      throw new UserMistake("net: missing; expected a network such as resnet-20 or vgg-8+3");
    }
    width = width == null ? 1.0 : width;
    seed = seed == null ? 1 : seed;
    layers = layers == null ? Layers.FAST : layers;
    training = training == null ? SpecMapper.of(TrainingSpec.class, Map.of()) : training;
    Require.that(width > 0 && width <= 16, "width", width, "a number above 0, at most 16");
    Require.atLeast(1, "seed", seed);
  }
}
