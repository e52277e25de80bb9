package io.github.distill4j.label;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.FloatBlock;
import io.github.distill4j.PlainFile;
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
 */
public record LogitsCache(Path folder) {

  /** Part of the key, so that files written otherwise are computed anew. */
  private static final int FORMAT = 2;

  /**
   * The logits for these images, computed only when no sound file holds them.
   *
   * @param images checksum of the images as the teacher sees them
   * @param teacher checksum of the teacher
   * @return them, with what they cost when they were computed
   * @throws io.github.distill4j.UserMistake when something that is no file has a file's name
   * @throws IOException when they cannot be written
   */
  public KeptLogits get(String images, String teacher, Supplier<Logits> compute)
      throws IOException {
    String key = FORMAT + " " + images + " " + teacher;
    Path file = folder.resolve(images.substring(0, 12) + "-" + teacher.substring(0, 12));
    Optional<KeptLogits> cached = read(file, key);
    if (cached.isPresent()) {
      return cached.get();
    }
    long start = System.nanoTime();
    Logits fresh = compute.get();
    double seconds = (System.nanoTime() - start) / 1e9;
    AtomicFile.write(
        file, out -> write(new CheckedOutputStream(out, new CRC32()), key, seconds, fresh));
    return new KeptLogits(fresh, seconds, Files.size(file));
  }

  private static void write(CheckedOutputStream checked, String key, double seconds, Logits labels)
      throws IOException {
    DataOutputStream data = new DataOutputStream(checked);
    data.writeUTF(key);
    data.writeDouble(seconds);
    data.writeUTF(labels.provenance());
    data.writeInt(labels.classes());
    FloatBlock.write(data, labels.values());
    data.flush();
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  private static Optional<KeptLogits> read(Path file, String key) {
    if (!PlainFile.exists(file)) {
      return Optional.empty();
    }
    try (CheckedInputStream checked =
        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32())) {
      return read(checked, key, Files.size(file));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<KeptLogits> read(CheckedInputStream checked, String key, long bytes)
      throws IOException {
    DataInputStream data = new DataInputStream(checked);
    if (!data.readUTF().equals(key)) {
      return Optional.empty();
    }
    double seconds = data.readDouble();
    String provenance = data.readUTF();
    int classes = data.readInt();
    float[] logits = FloatBlock.read(data);
    long sum = checked.getChecksum().getValue();
    return data.readLong() == sum
        ? Optional.of(new KeptLogits(new Logits(logits, classes, provenance), seconds, bytes))
        : Optional.empty();
  }
}
