package io.github.distill4j.net.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The few kernels last used, by shape: a training run has a full and a last, smaller batch, and the
 * same for inference.
 */
public final class Recent<S, K> {

  private static final int KEPT = 6;

  private final Map<S, K> kernels =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<S, K> eldest) {
          return size() > KEPT;
        }
      };
  private final Function<S, K> maker;

  /** Makes a kernel for each new shape. */
  public Recent(Function<S, K> maker) {
    this.maker = maker;
  }

  public K of(S shape) {
    return kernels.computeIfAbsent(shape, maker);
  }
}
