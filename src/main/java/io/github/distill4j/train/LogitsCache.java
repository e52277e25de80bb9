package io.github.distill4j.train;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.label.SoftLabels;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A teacher's logits on disk, computed once for a set of images and shared by every student, seed
 * and temperature.
 *
 * @param folder where the files are
 */
public record LogitsCache(Path folder) {

  /**
   * The logits for these images, computed only when no sound file holds them.
   *
   * @param images checksum of the images as the teacher sees them
   * @param teacher checksum of the teacher
   * @param compute asks the teacher
   * @throws IOException when they cannot be written
   */
  public SoftLabels get(String images, String teacher, Supplier<SoftLabels> compute)
      throws IOException {
    String key = images + " " + teacher;
    Path file = folder.resolve(images.substring(0, 12) + "-" + teacher.substring(0, 12));
    Optional<SoftLabels> cached = read(file, key);
    if (cached.isPresent()) {
      return cached.get();
    }
    SoftLabels fresh = compute.get();
    AtomicFile.write(file, out -> write(new CheckedOutputStream(out, new CRC32()), key, fresh));
    return fresh;
  }

  private static void write(CheckedOutputStream checked, String key, SoftLabels labels)
      throws IOException {
    DataOutputStream data = new DataOutputStream(checked);
    data.writeUTF(key);
    data.writeUTF(labels.provenance());
    data.writeInt(labels.classes());
    FloatBlock.write(data, labels.logits());
    data.flush();
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  private static Optional<SoftLabels> read(Path file, String key) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (CheckedInputStream checked =
        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32())) {
      return read(checked, key);
    } catch (IOException | ArithmeticException | NegativeArraySizeException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<SoftLabels> read(CheckedInputStream checked, String key)
      throws IOException {
    DataInputStream data = new DataInputStream(checked);
    if (!data.readUTF().equals(key)) {
      return Optional.empty();
    }
    String provenance = data.readUTF();
    int classes = data.readInt();
    float[] logits = FloatBlock.read(data);
    long sum = checked.getChecksum().getValue();
    return data.readLong() == sum
        ? Optional.of(new SoftLabels(logits, classes, provenance))
        : Optional.empty();
  }
}
