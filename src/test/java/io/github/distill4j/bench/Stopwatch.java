package io.github.distill4j.bench;

/**
 * Times steps that learn or judge one batch of images.
 *
 * @param batch images a step
 * @param seconds how long they are timed: as many whole steps as fit, at least one, after a warm-up
 *     of a quarter of that
 */
record Stopwatch(int batch, double seconds) {

  /** Side, channels and classes of the images every network gets. */
  static final int SIDE = 32;

  static final int CHANNELS = 3;
  static final int CLASSES = 10;

  /** Images a second. */
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
