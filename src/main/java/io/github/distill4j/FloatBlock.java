package io.github.distill4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Floats in a file: their number, then four bytes each, most significant first. */
public final class FloatBlock {

  private FloatBlock() {}

  public static void write(DataOutputStream data, float[] values) throws IOException {
    data.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    data.write(bytes.array());
  }

  public static float[] read(DataInputStream data) throws IOException {
    byte[] bytes = data.readNBytes(Math.multiplyExact(data.readInt(), Float.BYTES));
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
