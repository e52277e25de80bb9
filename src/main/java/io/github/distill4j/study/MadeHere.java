package io.github.distill4j.study;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;

/** What makes the results of this process. */
public final class MadeHere {

  /** Stands for the checksum of the data where a result has none of its own. */
  private static final String NO_DATA = "none";

  private MadeHere() {}

  /** From images with this checksum. */
  public static Provenance from(String data) {
    return Provenance.ofThisProcess(data, Kernels.diagnosis());
  }

  /** From no images. */
  public static Provenance fromNothing() {
    return from(NO_DATA);
  }
}
