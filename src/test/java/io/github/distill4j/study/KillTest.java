package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.cli.Distill4j;
import io.github.distill4j.label.KeptLogits;
import io.github.distill4j.label.Logits;
import io.github.distill4j.label.LogitsCache;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that is killed again and again ends as one that was left in peace. */
class KillTest {

  private static final int KILLS = 10;
  private static final int MOST_CHANGES = 16;

  private static final String STUDY =
      """
      question: Does it survive?
      data: {set: procedural, procedural: {classes: 3, images: 200, test-images: 60, difficulty: 0}}
      teacher: {net: two-layer-64}
      student: {net: two-layer-16}
      training: {epochs: 6, batch: 16}
      loss: {temperature: [1, 4]}
      arms: [hard, soft, dkd]
      seeds: 3
      """;

  @TempDir Path folder;

  private Process start(String out) throws IOException {
    Path study = Files.writeString(folder.resolve("tiny.yaml"), STUDY);
    return ChildProcess.of(
            Distill4j.class, "study", study.toString(), "--out", folder.resolve(out).toString())
        .redirectOutput(folder.resolve(out + ".log").toFile())
        .start();
  }

  /**
   * Lives until its results folder has changed so many times: a checkpoint, a model or a result, or
   * the file it begins as, has just come or gone.
   *
   * @return whether the kill came before the end
   */
  private boolean killed(int changes) throws Exception {
    Process process = start("killed");
    try {
      Set<Path> seen = everything("killed");
      for (int left = changes; left > 0 && process.isAlive(); ) {
        Set<Path> now = everything("killed");
        left -= now.equals(seen) ? 0 : 1;
        seen = now;
        Thread.onSpinWait();
      }
      return process.isAlive();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Set<Path> everything(String out) throws IOException {
    try (Stream<Path> files = Files.walk(Files.createDirectories(folder.resolve(out)))) {
      return files.collect(Collectors.toSet());
    } catch (UncheckedIOException gone) {
      return Set.of();
    }
  }

  private void complete(String out) throws Exception {
    Process process = start(out);
    int code = process.waitFor();
    assertThat(code).as(Files.readString(folder.resolve(out + ".log"))).isZero();
  }

  /** How many kills come before the end depends on the machine; the first one always does. */
  @Test
  void killedTimeAndAgainItEndsBitForBitAsIfLeftInPeace() throws Exception {
    Random random = new Random(4);
    int struck = 0;
    while (struck < KILLS && killed(1 + random.nextInt(MOST_CHANGES))) {
      struck++;
    }
    assertThat(struck).isPositive();
    complete("killed");
    complete("whole");
    assertThat(trials("killed")).isEqualTo(trials("whole")).hasSize(16);
    assertThat(models("killed")).isEqualTo(models("whole")).hasSize(16);
    assertThat(cache("killed")).isEqualTo(cache("whole")).hasSize(3);
    assertThat(folder.resolve("killed/checkpoints")).isEmptyDirectory();
    try (Stream<Path> all = Files.walk(folder.resolve("killed"))) {
      assertThat(all.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  /** Every trial's text without its times, and the checksums that depend on them. */
  private Map<String, String> trials(String out) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files(out, "trials", ".json")) {
      ObjectNode tree = (ObjectNode) json.readTree(file.toFile());
      for (String key : List.of("timing", "files", "checksum")) {
        assertThat(tree.remove(key)).as(key).isNotNull();
      }
      texts.put(file.getFileName().toString(), tree.toString());
    }
    return texts;
  }

  private Map<String, String> models(String out) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    for (Path file : files(out, "models", ".zip")) {
      ComputationGraph network = ModelSerializer.restoreComputationGraph(file.toFile(), false);
      checksums.put(file.getFileName().toString(), Fingerprint.ofValues(network.params()));
    }
    return checksums;
  }

  /** Every answer a teacher gave, without the seconds it took. */
  private Map<String, Logits> cache(String out) throws IOException {
    LogitsCache cache = new LogitsCache(folder.resolve(out).resolve("cache"));
    Map<String, Logits> contents = new TreeMap<>();
    for (Path file : files(out, "cache", "")) {
      String[] key = key(file).split(" ", -1);
      KeptLogits kept =
          cache.get(
              key[1],
              key[2],
              () -> {
                throw new IllegalStateException(file + " is not sound");
              });
      contents.put(file.getFileName().toString(), kept.labels());
    }
    return contents;
  }

  private static String key(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return in.readUTF();
    }
  }

  private Iterable<Path> files(String out, String part, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(out).resolve(part))) {
      return files.filter(f -> f.toString().endsWith(suffix)).toList();
    }
  }
}
