package io.github.distill4j.train;

import io.github.distill4j.label.Targets;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Targets that know how long they took to make. */
final class TimedTargets implements Targets {

  private final Targets targets;
  private long nanoseconds;

  TimedTargets(Targets targets) {
    this.targets = targets;
  }

  @Override
  public INDArray of(int[] indices, INDArray features) {
    long start = System.nanoTime();
    INDArray rows = targets.of(indices, features);
    nanoseconds += System.nanoTime() - start;
    return rows;
  }

  double seconds() {
    return nanoseconds / 1e9;
  }
}
