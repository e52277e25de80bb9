package io.github.distill4j.study.twolayer;

import java.time.Instant;

/**
 * How long a task took; the one part of a result that differs from run to run.
 *
 * @param finished when, in ISO 8601
 * @param seconds it took
 */
public record Timing(String finished, double seconds) {

  /** Of a task that began then, by {@link System#nanoTime}, and ends now. */
  static Timing since(long began) {
    return new Timing(Instant.now().toString(), (System.nanoTime() - began) / 1e9);
  }
}
