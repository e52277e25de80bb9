package io.github.distill4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir Path folder;

  private final List<Path> damaged = new ArrayList<>();
  private Path file;
  private byte[] sound;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("soft-1");
    TrainingHistory history = TrainingHistory.NONE.with(new Epoch(1, 0.5, 0.6, 0.7), 2, 1);
    new Checkpoint(history, 7, new float[] {1, 2}, new float[] {3, 4}, new float[] {5})
        .write(file, "mine");
    sound = Files.readAllBytes(file);
  }

  private Optional<Checkpoint> read(String fingerprint) {
    return Checkpoint.read(file, fingerprint, damaged::add);
  }

  @Test
  void itIsReadBackByItsOwnRunAlone() {
    Checkpoint found = read("mine").orElseThrow();
    assertThat(found.steps()).isEqualTo(7);
    assertThat(found.best()).containsExactly(3, 4);
    assertThat(found.history().epochs()).containsExactly(new Epoch(1, 0.5, 0.6, 0.7));
    assertThat(read("another")).isEmpty();
    assertThat(damaged).isEmpty();
  }

  @Test
  void cutOffAnywhereItIsDamaged() throws IOException {
    for (int length = 0; length < sound.length; length++) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThat(read("mine")).as("the first %d bytes", length).isEmpty();
    }
    assertThat(damaged).hasSize(sound.length);
  }

  @Test
  void withAnyBitChangedItIsDamaged() throws IOException {
    for (int bit = 0; bit < 8 * sound.length; bit++) {
      byte[] changed = sound.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, changed);
      assertThat(read("mine")).as("bit %d", bit).isEmpty();
    }
    assertThat(damaged).hasSize(8 * sound.length);
  }

  @Test
  void aFolderInItsPlaceIsNamedBeforeAnythingIsTrained() throws IOException {
    Files.delete(file);
    Files.createDirectories(file.resolve("mine"));
    assertThatThrownBy(() -> read("mine"))
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + ": expected a file, found a folder; move it away");
  }
}
