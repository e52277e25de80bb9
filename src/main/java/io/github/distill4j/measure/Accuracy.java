package io.github.distill4j.measure;

import java.util.OptionalDouble;

/** Share of examples whose most probable class is the label, in [0, 1]. */
public record Accuracy() implements Measure {

  @Override
  public Description description() {
    return new Description("accuracy", "accuracy %", "%", 2, Direction.HIGHER, Group.ACCURACY);
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return outputs.mean(i -> outputs.isRight(i) ? 1 : 0);
  }
}
