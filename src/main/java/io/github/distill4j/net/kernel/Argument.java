package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;

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
  /** What a forward pass leaves for its backward pass, in whatever layout oneDNN has for it. */
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

  /** Whether the same operation may come without it. */
  boolean optional() {
    return this == BIAS || this == BIAS_GRADIENT || this == WORKSPACE;
  }

  /** This argument, read from an array of that layout. */
  Operand from(Pointer layout) {
    return new Operand(this, layout, false);
  }

  /** This argument, written to an array of that layout. */
  Operand to(Pointer layout) {
    return new Operand(this, layout, true);
  }

  /** This argument as oneDNN has it. */
  Operand asItIs() {
    return new Operand(this, null, false);
  }

  /**
   * An argument and the array for it.
   *
   * @param layout the array's; null if it is whatever oneDNN wants
   */
  record Operand(Argument kind, Pointer layout, boolean written) {}
}
