package io.github.distill4j.study;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/** SHA-256 of texts and parameters: says whether two things are the same. */
final class Fingerprint {

  private Fingerprint() {}

  /** Checksum of the parts' texts in order, in hexadecimal. */
  static String of(Object... parts) {
    MessageDigest digest = sha256();
    for (Object part : parts) {
      digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Checksum of a network's parameters, in hexadecimal. */
  static String of(INDArray parameters) {
    float[] values = parameters.dup('c').data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return HexFormat.of().formatHex(sha256().digest(bytes.array()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
