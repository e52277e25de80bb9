package io.github.distill4j.study;

import io.github.distill4j.Checksum;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** SHA-256 of texts and parameters: says whether two things are the same. */
final class Fingerprint {

  private Fingerprint() {}

  /** Checksum of the parts' texts in order, in hexadecimal. */
  static String of(Object... parts) {
    return Checksum.of(parts);
  }

  /** Checksum of a network's parameters, in hexadecimal. */
  static String of(INDArray parameters) {
    float[] values = parameters.dup('c').data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return Checksum.sha256().add(bytes.array()).hex();
  }
}
