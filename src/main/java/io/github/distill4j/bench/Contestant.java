package io.github.distill4j.bench;

/** Something that trains a network and uses it, to be timed. Nothing else may run meanwhile. */
interface Contestant {

  Entrant entrant();

  /** Builds the task's network anew and times it. */
  Speed measure(Task task);
}
