package io.github.distill4j.measure;

import java.util.OptionalDouble;

/**
 * Share of examples whose label is among the five most probable classes, in [0, 1]; none where
 * there are no more than five.
 */
record Top5() implements Measure {

  private static final int FEW = 5;

  @Override
  public Description description() {
    return new Description("top5", "top-5 %", "%", 2, Direction.HIGHER, Group.PROBABILITIES);
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return outputs.classes() > FEW
        ? outputs.mean(i -> rank(outputs, i) < FEW ? 1 : 0)
        : OptionalDouble.empty();
  }

  /** How many classes come before the label; of equals the first comes first. */
  private static int rank(Outputs outputs, int example) {
    int label = outputs.label(example);
    float own = outputs.logit(example, label);
    int before = 0;
    for (int k = 0; k < outputs.classes(); k++) {
      float other = outputs.logit(example, k);
      before += other > own || (other == own && k < label) ? 1 : 0;
    }
    return before;
  }
}
