package io.github.distill4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.distill4j.UserMistake;
import io.github.distill4j.bench.Contestant.Speed;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.Architectures;
import io.github.distill4j.net.FastBlocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchTest {

  private static final Architecture NET = Architectures.ALL.parse("resnet-8");
  private static final Stopwatch STOPWATCH = new Stopwatch(2, 0.001);

  @TempDir Path folder;

  private static TorchContestant contestant(String python, Entrant entrant) {
    return new TorchContestant(python, entrant, 2);
  }

  private static Speed parse(int code, String line) {
    return contestant("python3", Entrant.TORCH_NHWC).speed(NET, new PythonRun(code, line));
  }

  @Test
  void aLineOfJsonIsASpeed() {
    assertThat(parse(0, "{\"parameters\": 7, \"training\": 1.5, \"inference\": 20}"))
        .isEqualTo(new Speed(7, 1.5, 20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | ''",
        "0 | Killed",
        "0 | {\"parameters\": 7, \"training\": 1.5}",
        "0 | {\"parameters\": 7, \"training\": \"fast\", \"inference\": 20}",
        "0 | {\"parameters\": 7, \"training\": 1.5, \"infer",
        "1 | {\"parameters\": 7, \"training\": 1.5, \"inference\": 20}",
        "1 | RuntimeError: not enough memory",
      })
  void anythingElseIsOneClearLine(int code, String line) {
    assertThatThrownBy(() -> parse(code, line))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("PyTorch (python3, resnet-8, nhwc): found exit code " + code)
        .hasMessageContaining("'" + line + "', expected a line of JSON")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aPythonThatIsNotThereIsToldWithWhatToDo() {
    Torch search = Torch.find(folder.resolve("no-python").toString());
    assertThat(search.found()).isFalse();
    assertThat(search.words())
        .startsWith("No PyTorch columns: " + folder)
        .contains("python3 -m pip install torch", "--python PATH")
        .doesNotContain("\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPythonWithoutTorchIsToldInItsOwnWords() throws Exception {
    Torch search = Torch.find(program("echo a; echo 'ModuleNotFoundError: torch'; exit 1"));
    assertThat(search.found()).isFalse();
    assertThat(search.words()).contains("(ModuleNotFoundError: torch)");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theLastLineIsTheAnswer() throws Exception {
    Torch search = Torch.find(program("cat > /dev/null; echo Warning; echo 2.13"));
    assertThat(search.found()).isTrue();
    assertThat(search.words()).isEqualTo("PyTorch 2.13");
  }

  private String program(String script) throws Exception {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  @Test
  void itsProcessInheritsNoTuning() {
    ProcessBuilder process = contestant("py", Entrant.TORCH_NHWC).process(NET, STOPWATCH);
    assertThat(process.command()).containsExactly("py", "-", "resnet-8", "2", "nhwc", "2", "0.001");
    assertThat(process.environment())
        .containsEntry("OMP_NUM_THREADS", "2")
        .doesNotContainKey("MALLOC_TRIM_THRESHOLD_");
    Map<String, String> tuned =
        contestant("py", Entrant.TORCH_NCHW_TUNED).process(NET, STOPWATCH).environment();
    assertThat(tuned).containsKeys("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALLOC_ARENA_MAX", "OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "LD_PRELOAD"})
  void tuningIsRecognised(String variable) {
    assertThat(Machine.isTuning(variable)).isTrue();
    assertThat(Machine.isTuning("X" + variable)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-layer-512", "resnet-20", "vgg-2+3"})
  void bothSidesHaveAsManyParameters(String net) {
    assumeTrue(Torch.find("python3").found(), "python3 has no torch");
    Architecture name = Architectures.ALL.parse(net);
    Speed ours = new OwnContestant(Entrant.DISTILL4J, FastBlocks::new).measure(name, STOPWATCH);
    Speed theirs = contestant("python3", Entrant.TORCH_NHWC).measure(name, STOPWATCH);
    assertThat(theirs.parameters()).isEqualTo(ours.parameters());
    assertThat(theirs.training()).isPositive();
    assertThat(theirs.inference()).isPositive();
  }
}
