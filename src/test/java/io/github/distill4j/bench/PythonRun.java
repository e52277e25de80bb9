package io.github.distill4j.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a Python script that was read from standard input left behind.
 *
 * @param exitCode 0 when all went well
 * @param lastLine of what it printed: its result, or what an exception says; empty if nothing
 */
record PythonRun(int exitCode, String lastLine) {

  /** Runs a script to its end. */
  static PythonRun of(ProcessBuilder python, String script) throws IOException {
    Process process = python.redirectErrorStream(true).start();
    try {
      send(script, process);
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      String lastLine = printed.substring(printed.lastIndexOf('\n') + 1).strip();
      return new PythonRun(process.waitFor(), lastLine);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Python ran", e);
    } finally {
      process.destroy();
    }
  }

  /** A program that ends without reading says why in what it prints; the broken pipe does not. */
  private static void send(String script, Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException notRead) {
      return;
    }
  }
}
