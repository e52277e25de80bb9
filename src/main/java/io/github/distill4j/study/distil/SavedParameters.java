package io.github.distill4j.study.distil;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters in a network's zip, and nothing else of it.
 *
 * <p>Deeplearning4j's own reader makes objects of whatever classes the zip names, and arrays as
 * large as it claims. Here the network is known beforehand: the zip's configuration is passed over,
 * and its numbers must have the very header and length that this network's own would be written
 * with.
 */
final class SavedParameters {

  /** A hundred times the configuration of a network with a hundred layers. */
  private static final long MOST_CONFIGURATION = 16 << 20;

  private SavedParameters() {}

  /**
   * Reads a zip as {@link ModelSerializer} writes it, without the updater's state.
   *
   * @param alike parameters of a network like the one in the zip
   * @return the network's parameters
   * @throws IOException when the zip is damaged or holds something else
   */
  static float[] read(Path file, INDArray alike) throws IOException {
    byte[] expected = written(alike);
    byte[] found;
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      found = coefficients(zip, expected.length);
    } catch (IllegalArgumentException unreadableName) {
      throw new ZipException("an entry's name cannot be read");
    }
    int values = Math.toIntExact(alike.length());
    int header = expected.length - values * Float.BYTES;
    if (!Arrays.equals(found, 0, header, expected, 0, header)) {
      throw new ZipException("its parameters are not this network's");
    }
    float[] parameters = new float[values];
    ByteBuffer.wrap(found).position(header).asFloatBuffer().get(parameters);
    return parameters;
  }

  private static byte[] written(INDArray array) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Nd4j.write(array, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static byte[] coefficients(ZipInputStream zip, int length) throws IOException {
    enter(zip, ModelSerializer.CONFIGURATION_JSON);
    if (zip.skip(MOST_CONFIGURATION) == MOST_CONFIGURATION) {
      throw new ZipException("its configuration is larger than any network's");
    }
    enter(zip, ModelSerializer.COEFFICIENTS_BIN);
    // One byte more than is right tells a longer entry without unpacking it.
    byte[] found = zip.readNBytes(length + 1);
    if (found.length != length) {
      throw new ZipException("it has not as many parameters as this network");
    }
    if (zip.getNextEntry() != null) {
      throw new ZipException("it holds more than a network");
    }
    return found;
  }

  private static void enter(ZipInputStream zip, String name) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new ZipException("no " + name + " where it should be");
    }
  }
}
