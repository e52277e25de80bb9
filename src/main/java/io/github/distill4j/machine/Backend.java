package io.github.distill4j.machine;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native library that does the arithmetic.
 *
 * @param name ND4J's backend, {@code CpuBackend} or {@code JCublasBackend}
 * @param threads of its native operations
 * @param oneDnn whether it was built with oneDNN, without which convolutions are many times slower
 * @param fittest whether it uses the widest vector instructions this CPU has
 */
public record Backend(String name, int threads, boolean oneDnn, boolean fittest) {

  /** Loads the library, which takes a second, and asks it. */
  public static Backend load() {
    // Touching Nd4j first matters: the holder of the native operations relies on it.
    String name = Nd4j.getBackend().getClass().getSimpleName();
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    boolean oneDnn = ops.buildInfo().contains("HAVE_ONEDNN");
    return new Backend(
        name, ops.ompGetMaxThreads(), oneDnn, ops.binaryLevel() >= ops.optimalLevel());
  }
}
