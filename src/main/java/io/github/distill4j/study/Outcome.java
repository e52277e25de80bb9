package io.github.distill4j.study;

import io.github.distill4j.machine.Provenance;
import java.util.Map;

/** What became of a task: it finished with numbers, or it diverged and has none. */
public sealed interface Outcome permits Result, DivergedTrial {

  /** The task's id, which names the file. */
  String trial();

  /** Its arm's word, {@code teacher} for a teacher. */
  default String arm() {
    return "";
  }

  /** The swept keys that matter to it and their values; empty without a sweep. */
  default Map<String, String> setting() {
    return Map.of();
  }

  /** Its seed; 0 where it has many. */
  default int seed() {
    return 0;
  }

  /** Checksum of everything that decided it, as in {@link Task}. */
  String fingerprint();

  /**
   * Which results of other tasks it was made from: what each of them {@link Result#gives}, by its
   * task.
   */
  default Map<String, String> needs() {
    return Map.of();
  }

  /** What made it. */
  Provenance provenance();
}
