package io.github.distill4j.bench;

/** Hears what is being timed. It must be quiet in between: a busy thread spoils the timing. */
public interface BenchProgress {

  /** Something begins that will take seconds. */
  void started(String what);

  /** It is over and gave this. */
  void ended(String result);
}
