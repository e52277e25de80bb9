package io.github.distill4j.net.kernel;

/** oneDNN's numbers for the arguments of its primitives. */
enum Argument {
  SOURCE(1),
  OTHER_SOURCE(2),
  DESTINATION(17),
  WEIGHTS(33),
  SCALE_SHIFT(33),
  BIAS(41),
  MEAN(49),
  VARIANCE(50),
  /** What a forward pass leaves for its backward pass. */
  WORKSPACE(64),
  SCRATCHPAD(80),
  SOURCE_GRADIENT(129),
  DESTINATION_GRADIENT(145),
  WEIGHTS_GRADIENT(161),
  SCALE_SHIFT_GRADIENT(161),
  BIAS_GRADIENT(169);

  private final int number;

  Argument(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
