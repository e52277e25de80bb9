package io.github.distill4j.bench;

import io.github.distill4j.net.Architecture;

/**
 * What is timed: one network on 32×32 colour images of ten classes.
 *
 * @param net which network
 * @param batch images a step
 * @param seconds how long training and inference are timed, each: as many whole steps as fit, at
 *     least one, after a warm-up of a quarter of that
 */
record Task(Architecture net, int batch, double seconds) {

  static final int SIDE = 32;
  static final int CHANNELS = 3;
  static final int CLASSES = 10;

  /** Images a second of a step that learns or judges one batch. */
  double imagesPerSecond(Runnable step) {
    repeat(step, seconds / 4);
    long start = System.nanoTime();
    int steps = repeat(step, seconds);
    return batch * steps / secondsSince(start);
  }

  private static int repeat(Runnable step, double seconds) {
    long start = System.nanoTime();
    int steps = 0;
    do {
      step.run();
      steps++;
    } while (secondsSince(start) < seconds);
    return steps;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
