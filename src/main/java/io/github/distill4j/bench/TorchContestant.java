package io.github.distill4j.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** PyTorch eager in a process of its own, which has ended before the next contestant starts. */
record TorchContestant(Torch torch, Entrant entrant, int threads) implements Contestant {

  private static final String SCRIPT = "/bench/torch_yardstick.py";

  // Memory once obtained is kept: without this, every large tensor is mapped, zeroed and unmapped
  // anew, which costs resnet-8 up to half of its training speed.
  private static final Map<String, String> TUNED =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TRIM_THRESHOLD_", "1073741824",
          "MALLOC_TOP_PAD_", "268435456");

  @Override
  public Speed measure(Task task) {
    try {
      return speed(task, PythonRun.of(process(task), script()));
    } catch (IOException e) {
      throw new UserMistake("%s could not be run: %s", torch.python(), e.getMessage());
    }
  }

  ProcessBuilder process(Task task) {
    ProcessBuilder python =
        new ProcessBuilder(
            torch.python(),
            "-",
            task.net().toString(),
            Integer.toString(task.batch()),
            entrant.layout(),
            Integer.toString(threads),
            Double.toString(task.seconds()));
    setUp(python.environment());
    return python;
  }

  /** What tunes this process must not tune, or slow, that one. */
  private void setUp(Map<String, String> environment) {
    environment.keySet().removeIf(Machine::isTuning);
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    if (entrant.isTuned()) {
      environment.putAll(TUNED);
    }
  }

  private static String script() {
    try (InputStream in = TorchContestant.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Speed speed(Task task, PythonRun run) {
    try {
      if (run.exitCode() == 0) {
        return new ObjectMapper().readValue(run.lastLine(), Speed.class);
      }
    } catch (JsonProcessingException broken) {
      // Told below like any other failure.
    }
    throw new UserMistake(
        "PyTorch (%s, %s, %s): found exit code %d and '%s', expected a line of JSON with parameters,"
            + " training and inference; --python none does without PyTorch",
        torch.python(), task.net(), entrant.column(), run.exitCode(), run.lastLine());
  }
}
