package io.github.distill4j.study;

import java.util.Map;

/** What became of a trial: it finished with numbers, or it diverged and has none. */
public sealed interface TrialOutcome extends StoredResult permits TrialResult, DivergedTrial {

  /** Its arm's word, {@code teacher} for a teacher. */
  String arm();

  /** The swept keys that matter to it and their values; empty without a sweep. */
  Map<String, String> setting();

  /** Its seed. */
  int seed();

  /** Checksum of everything that decided it. */
  String fingerprint();
}
