package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.cli.Distill4j;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that runs out of memory ends in a line, and with enough goes on as if nothing was. */
class ShortMemoryTest {

  /** A student's batch is 3,000 × 32·32·3 floats, 35 MB; the images themselves are 10 MB. */
  private static final String STUDY =
      """
      question: Is it enough?
      data: {set: procedural, procedural: {classes: 2, images: 3400, test-images: 20, difficulty: 0}}
      teacher: {net: two-layer-2, training: {epochs: 1}}
      student: {net: two-layer-2, training: {epochs: 1, batch: 3000}}
      arms: [soft]
      seeds: 1
      """;

  @TempDir Path folder;

  /** How a command ended. */
  private record Ending(int code, String words) {}

  private Ending run(String out, String... options) throws Exception {
    Path study = Files.writeString(folder.resolve("large.yaml"), STUDY);
    Process process =
        ChildProcess.of(
                List.of(options),
                Distill4j.class,
                "study",
                study.toString(),
                "--out",
                folder.resolve(out).toString())
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ending(process.waitFor(), words);
  }

  private String trial(String out, String name) throws IOException {
    Path file = folder.resolve(out).resolve("trials").resolve(name + ".json");
    JsonNode result = new ObjectMapper().readTree(file.toFile());
    return result.get("model") + " " + result.get("epochs") + " " + result.get("test");
  }

  @Test
  void heapOrNativeMemoryThatIsTooSmallEndsInALineAndTheStudyGoesOn() throws Exception {
    Ending heap = run("short", "-Xmx48m");
    assertThat(heap.words())
        .containsPattern(
            "error: out of memory: \\d+ MB of Java heap are too little; lower training.batch .*"
                + "DISTILL4J_HEAP=1g; the same command then goes on after the last finished epoch")
        .doesNotContain("soft-1 ");
    assertThat(heap.code()).isEqualTo(2);
    Path teacher = folder.resolve("short/trials/teacher.json");
    assertThat(teacher).exists();
    byte[] first = Files.readAllBytes(teacher);

    Ending outside = run("short", "-Dorg.bytedeco.javacpp.maxbytes=30m");
    assertThat(outside.words())
        .contains("error: out of memory: 30 MB of memory outside the Java heap are too little")
        .contains("DISTILL4J_NATIVE=1g");
    assertThat(outside.code()).isEqualTo(2);

    assertThat(run("short").code()).isZero();
    assertThat(run("whole").code()).isZero();
    assertThat(Files.readAllBytes(teacher)).isEqualTo(first);
    assertThat(trial("short", "teacher")).isEqualTo(trial("whole", "teacher"));
    assertThat(trial("short", "soft-1")).isEqualTo(trial("whole", "soft-1"));
  }
}
