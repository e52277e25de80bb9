package io.github.distill4j.study;

/** The numbers of a finished task: what a results folder keeps, one JSON file each. */
public non-sealed interface Result extends Outcome {

  /** Its main measures in a few words. */
  String headline();

  /** How long it took, in seconds. */
  double seconds();

  /**
   * Checksum of what other tasks take from it, so that a result made from another one is noticed.
   *
   * @return empty when nothing is taken from it
   */
  default String gives() {
    return "";
  }
}
