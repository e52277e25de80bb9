package io.github.distill4j.train;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.FloatBlock;
import io.github.distill4j.PlainFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A run after a whole epoch: enough to go on bit for bit as if it had never stopped.
 *
 * <p>The file holds, in order: a format number, the run's fingerprint, the history, the batches
 * done, the parameters, the best epoch's parameters, the updater's state, and a CRC-32 of all
 * before. Deeplearning4j's own zip is not used because deflating a VGG's 37 MB of floats costs more
 * than a short epoch, and because it has no place for the history.
 *
 * @param history epochs done
 * @param steps batches done, on which learning-rate schedules depend
 * @param parameters the network's, flat
 * @param best the parameters after the best epoch
 * @param updater the optimiser's state, flat; empty for plain SGD
 */
record Checkpoint(
    TrainingHistory history, int steps, float[] parameters, float[] best, float[] updater) {

  private static final int FORMAT = 2;

  static Checkpoint of(ComputationGraph network, TrainingHistory history, float[] best) {
    var state = network.getUpdater().getStateViewArray();
    return new Checkpoint(
        history,
        network.getConfiguration().getIterationCount(),
        network.params().dup('c').data().asFloat(),
        best,
        state == null ? new float[0] : state.dup('c').data().asFloat());
  }

  /** Puts the network and its updater where they were. */
  void restore(ComputationGraph network) {
    network.setParams(row(parameters));
    network.getConfiguration().setIterationCount(steps);
    if (updater.length > 0) {
      network.getUpdater().setStateViewArray(row(updater));
    }
  }

  static INDArray row(float[] values) {
    return Nd4j.create(values, new long[] {1, values.length}, 'c');
  }

  void write(Path file, String fingerprint) throws IOException {
    AtomicFile.write(file, out -> write(out, fingerprint));
  }

  private void write(OutputStream out, String fingerprint) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(FORMAT);
    data.writeUTF(fingerprint);
    writeHistory(data);
    data.writeInt(steps);
    FloatBlock.write(data, parameters);
    FloatBlock.write(data, best);
    FloatBlock.write(data, updater);
    data.flush();
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  private void writeHistory(DataOutputStream data) throws IOException {
    data.writeDouble(history.seconds());
    data.writeDouble(history.targetSeconds());
    data.writeInt(history.epochs().size());
    for (Epoch epoch : history.epochs()) {
      data.writeInt(epoch.number());
      data.writeDouble(epoch.trainLoss());
      data.writeDouble(epoch.validationLoss());
      data.writeDouble(epoch.validationAccuracy());
    }
  }

  /**
   * Reads a checkpoint back.
   *
   * @param fingerprint of the run that wants to go on
   * @param damaged hears of a file that cannot be read
   * @return nothing when the file is missing, damaged or another run's: the run then starts anew
   * @throws io.github.distill4j.UserMistake when something that is no file has its name
   */
  static Optional<Checkpoint> read(Path file, String fingerprint, Consumer<Path> damaged) {
    if (!PlainFile.exists(file)) {
      return Optional.empty();
    }
    try (CheckedInputStream checked =
        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32())) {
      return read(checked, fingerprint);
    } catch (IOException | RuntimeException unreadable) {
      damaged.accept(file);
      return Optional.empty();
    }
  }

  private static Optional<Checkpoint> read(CheckedInputStream checked, String fingerprint)
      throws IOException {
    DataInputStream data = new DataInputStream(checked);
    if (data.readInt() != FORMAT) {
      throw new StreamCorruptedException("another format");
    }
    String found = data.readUTF();
    TrainingHistory history = readHistory(data);
    Checkpoint checkpoint =
        new Checkpoint(
            history,
            data.readInt(),
            FloatBlock.read(data),
            FloatBlock.read(data),
            FloatBlock.read(data));
    long sum = checked.getChecksum().getValue();
    if (data.readLong() != sum) {
      throw new StreamCorruptedException("wrong checksum");
    }
    return found.equals(fingerprint) ? Optional.of(checkpoint) : Optional.empty();
  }

  private static TrainingHistory readHistory(DataInputStream data) throws IOException {
    double seconds = data.readDouble();
    double targetSeconds = data.readDouble();
    int n = data.readInt();
    List<Epoch> epochs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      epochs.add(
          new Epoch(data.readInt(), data.readDouble(), data.readDouble(), data.readDouble()));
    }
    return new TrainingHistory(epochs, seconds, targetSeconds);
  }
}
