package io.github.distill4j.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogitsCacheTest {

  private static final String IMAGES = "1".repeat(64);
  private static final String TEACHER = "2".repeat(64);
  private static final Logits LABELS = new Logits(new float[] {1, -2, 3, 4}, 2, "teacher");

  @TempDir Path folder;

  private final AtomicInteger asked = new AtomicInteger();

  private Logits compute() {
    asked.incrementAndGet();
    return LABELS;
  }

  @Test
  void asksTheTeacherOnce() throws IOException {
    LogitsCache cache = new LogitsCache(folder);
    assertThat(cache.get(IMAGES, TEACHER, this::compute).labels()).isEqualTo(LABELS);
    assertThat(new LogitsCache(folder).get(IMAGES, TEACHER, this::compute).labels())
        .isEqualTo(LABELS);
    assertThat(asked).hasValue(1);
  }

  @Test
  void rememberedAnswersTellWhatTheyCost() throws IOException {
    KeptLogits fresh = new LogitsCache(folder).get(IMAGES, TEACHER, this::compute);
    assertThat(fresh.seconds()).isPositive();
    assertThat(fresh.bytes()).isGreaterThan((long) LABELS.values().length * Float.BYTES);
    assertThat(new LogitsCache(folder).get(IMAGES, TEACHER, this::compute)).isEqualTo(fresh);
  }

  @Test
  void otherImagesOrAnotherTeacherShareNothing() throws IOException {
    LogitsCache cache = new LogitsCache(folder);
    cache.get(IMAGES, TEACHER, this::compute);
    cache.get(TEACHER, TEACHER, this::compute);
    // The same first characters, and so the same file name: the key inside tells them apart.
    cache.get(IMAGES, "2".repeat(63) + "3", this::compute);
    assertThat(asked).hasValue(3);
  }

  @Test
  void aDamagedFileIsComputedAgain() throws IOException {
    LogitsCache cache = new LogitsCache(folder);
    cache.get(IMAGES, TEACHER, this::compute);
    Path file;
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 10] ^= 1;
    Files.write(file, bytes);
    assertThat(cache.get(IMAGES, TEACHER, this::compute).labels()).isEqualTo(LABELS);
    assertThat(asked).hasValue(2);
  }
}
