package io.github.distill4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.cli.Distill4j;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {

  @TempDir Path folder;

  /** What a run ended with. */
  private record Ending(int code, String out, String err) {}

  private static Ending run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Distill4j.commandLine(new BenchCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int code = Distill4j.run(line, arguments);
    return new Ending(code, out.toString(), err.toString());
  }

  @Test
  void everybodyHasATurnInEveryRoundAndTheOrderRotates() throws IOException {
    Path json = folder.resolve("bench.json");
    long start = System.nanoTime();
    Ending ending =
        run(
            "--nets=two-layer-16",
            "--rounds=2",
            "--seconds=0.002",
            "--batch=4",
            "--epoch-images=100",
            "--students=3",
            "--python=no-such-python",
            "--json=" + json);
    double elapsed = (System.nanoTime() - start) / 1e9;
    assertThat(ending.code()).isZero();
    assertThat(ending.err().lines().map(line -> line.substring(0, 40).strip()))
        .containsExactly(
            "rehearsal two-layer-16",
            "round 1/2 two-layer-16 stock",
            "round 1/2 two-layer-16 distill4j",
            "round 2/2 two-layer-16 distill4j",
            "round 2/2 two-layer-16 stock",
            "round 1/2 epochs, hard and soft labels",
            "round 2/2 epochs, hard and soft labels",
            "round 1/2 students, stacked and alone",
            "round 2/2 students, stacked and alone");
    // 3072 · 16 + 16 + 16 · 10 + 10.
    assertThat(ending.out())
        .contains("49,338 parameters", "÷ stock", "No PyTorch columns", "Machine: ", "hard labels")
        .doesNotContain("÷ torch");
    assertTimed(new ObjectMapper().readTree(json.toFile()), elapsed);
  }

  private static void assertTimed(JsonNode sitting, double elapsed) {
    // Nobody's step of four images took longer than all there was.
    double slowest = 4 / elapsed;
    assertThat(sitting.at("/measurements"))
        .hasSize(4)
        .allMatch(each -> each.at("/speed/parameters").asLong() == 49_338)
        .allMatch(each -> each.at("/speed/training").asDouble() > slowest)
        .allMatch(each -> each.at("/speed/inference").asDouble() > slowest);
    assertThat(sitting.at("/stacks"))
        .hasSize(2)
        .allMatch(pair -> pair.at("/students").asInt() == 3)
        .allMatch(pair -> pair.at("/stacked").asDouble() > slowest)
        .allMatch(pair -> pair.at("/alone").asDouble() > slowest);
    List<JsonNode> epochs = new ArrayList<>();
    sitting
        .at("/epochs")
        .forEach(pair -> epochs.addAll(List.of(pair.at("/hard"), pair.at("/soft"))));
    assertThat(epochs)
        .hasSize(4)
        .allMatch(epoch -> epoch.at("/waited").asDouble() >= 0)
        .allMatch(epoch -> epoch.at("/waited").asDouble() < epoch.at("/seconds").asDouble());
    assertThat(epochs.stream().mapToDouble(epoch -> epoch.at("/seconds").asDouble()).sum())
        .isLessThan(elapsed);
  }

  @Test
  void aMeasurementIsAtLeastOneStepAfterTheWarmUp() {
    List<Integer> steps = new ArrayList<>();
    assertThat(new Stopwatch(8, 1e-9).imagesPerSecond(() -> steps.add(1))).isPositive();
    assertThat(steps).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--nets=, unknown network ''",
    "--nets=wrn-16-2, --nets: found wrn-16-2",
    "--rounds=0, --rounds: found 0",
    "--batch=0, --batch: found 0",
    "--seconds=NaN, --seconds: found NaN",
    "--epoch-images=99, --epoch-images: found 99",
    "--students=-1, --students: found -1"
  })
  void aSenselessOptionIsAMistake(String option, String message) {
    Ending ending = run("--python=none", option);
    assertThat(ending.code()).isEqualTo(2);
    assertThat(ending.err()).startsWith("error: ").contains(message).doesNotContain("rehearsal");
  }

  @Test
  void helpNamesTheDefaults() {
    Ending help = run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .startsWith("Usage: distill4j bench [")
        .contains("--rounds=N", "(default: 5)", "--no-stock");
  }
}
