package io.github.distill4j.train;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that falls from its start to zero along half a cosine (Loshchilov &amp; Hutter
 * 2017, one cycle): {@code rate(i) = start/2·(1 + cos(πi/steps))}, zero from {@code steps} on.
 *
 * @param start rate of the first step, above 0
 * @param steps batches until the rate is zero, at least 1
 */
public record CosineSchedule(@JsonProperty("start") double start, @JsonProperty("steps") int steps)
    implements ISchedule {

  @Override
  public double valueAt(int iteration, int epoch) {
    double course = Math.min(1.0, (double) iteration / steps);
    return start / 2 * (1 + StrictMath.cos(Math.PI * course));
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ISchedule clone() {
    return this;
  }
}
