package io.github.distill4j.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.UserMistake;
import io.github.distill4j.net.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** PyTorch eager in a process of its own, which has ended before the next contestant starts. */
record TorchContestant(String python, Entrant entrant, int threads) implements Contestant {

  private static final String SCRIPT = "/bench/torch_yardstick.py";

  // Memory once obtained is kept: without this, every large tensor is mapped, zeroed and unmapped
  // anew, which costs resnet-8 up to half of its training speed.
  private static final Map<String, String> TUNED =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TRIM_THRESHOLD_", "1073741824",
          "MALLOC_TOP_PAD_", "268435456");

  @Override
  public Speed measure(Architecture net, Stopwatch stopwatch) {
    try {
      return speed(net, PythonRun.of(process(net, stopwatch), script()));
    } catch (IOException e) {
      throw new UserMistake("%s could not be run: %s", python, e.getMessage());
    }
  }

  ProcessBuilder process(Architecture net, Stopwatch stopwatch) {
    ProcessBuilder process =
        new ProcessBuilder(
            python,
            "-",
            net.toString(),
            Integer.toString(stopwatch.batch()),
            entrant.layout(),
            Integer.toString(threads),
            Double.toString(stopwatch.seconds()));
    setUp(process.environment());
    return process;
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

  Speed speed(Architecture net, PythonRun run) {
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
        python, net, entrant.column(), run.exitCode(), run.lastLine());
  }
}
