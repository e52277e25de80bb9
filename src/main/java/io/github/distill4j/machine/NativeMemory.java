package io.github.distill4j.machine;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/** The memory outside the Java heap, where arrays are. */
public final class NativeMemory {

  private static final String BOUND = "org.bytedeco.javacpp.maxbytes";

  private NativeMemory() {}

  /**
   * Makes ND4J keep to JavaCPP's bound, if one was given: JavaCPP does not count the arrays that
   * ND4J allocates itself. What lies in workspaces stays uncounted. An allocation beyond the bound
   * fails after several collections of garbage, instead of the whole process.
   */
  public static void bound() {
    if (System.getProperty(BOUND) != null) {
      Nd4j.getEnvironment().setDeviceLimit(0, Pointer.maxBytes());
    }
  }
}
