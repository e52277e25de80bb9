package io.github.distill4j.study;

import io.github.distill4j.Checksum;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** SHA-256 of texts and parameters: says whether two things are the same. */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * Checksum of the parts in order, in hexadecimal; of a part of a specification only what is not
   * at its default counts.
   */
  public static String of(Object... parts) {
    Checksum checksum = Checksum.sha256();
    for (Object part : parts) {
      checksum.add(Canonical.text(part) + "\0");
    }
    return checksum.hex();
  }

  /**
   * Checksum of a network's parameters, in hexadecimal: SHA-256 of their values as floats, largest
   * byte first, in C order.
   */
  public static String ofValues(INDArray parameters) {
    float[] values = parameters.dup('c').data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return Checksum.sha256().add(bytes.array()).hex();
  }
}
