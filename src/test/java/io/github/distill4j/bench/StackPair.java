package io.github.distill4j.bench;

import java.util.Locale;

/**
 * Two-layer students trained side by side and one by one.
 *
 * @param round counted from 1
 * @param students how many stand side by side
 * @param stacked training images a second of the stack, each learnt by every student
 * @param alone training images a second of one student alone
 */
record StackPair(int round, int students, double stacked, double alone) {

  /** How many times faster a student is trained in the stack than alone. */
  double gain() {
    return students * stacked / alone;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "training %.0f and %.0f images/s", stacked, alone);
  }
}
