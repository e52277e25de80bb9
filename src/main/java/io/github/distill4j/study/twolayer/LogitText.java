package io.github.distill4j.study.twolayer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.distill4j.Checksum;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Base64;

/**
 * One number an example, kept as text.
 *
 * @param text base64 of the numbers as floats, largest byte first
 */
public record LogitText(@JsonValue String text) {

  /** Reads the text. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LogitText {}

  static LogitText of(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return new LogitText(Base64.getEncoder().encodeToString(bytes.array()));
  }

  /** The numbers. */
  public double[] values() {
    FloatBuffer floats = ByteBuffer.wrap(Base64.getDecoder().decode(text)).asFloatBuffer();
    double[] values = new double[floats.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats.get(i);
    }
    return values;
  }

  /** Says whether they are the same as before. */
  String checksum() {
    return Checksum.sha256().add(text).hex();
  }
}
