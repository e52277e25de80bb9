package io.github.distill4j.train;

/**
 * A network's loss or outputs are no longer finite numbers: its training has diverged. Training is
 * deterministic, so the same run would end the same; only other settings help.
 */
public final class Diverged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int epoch;

  /**
   * A divergence.
   *
   * @param what happened, such as {@code its outputs are not finite}
   * @param epoch counted from 1; 0 where training has no epochs
   */
  public Diverged(String what, int epoch) {
    super(what);
    this.epoch = epoch;
  }

  /** The epoch in which, or after which, the numbers were lost; 0 where there are none. */
  public int epoch() {
    return epoch;
  }
}
