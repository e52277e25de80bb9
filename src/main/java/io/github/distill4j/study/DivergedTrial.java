package io.github.distill4j.study;

import io.github.distill4j.machine.Provenance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial without numbers: its training diverged, or its teacher's did. It is kept like a result,
 * since training is deterministic and would end the same again.
 *
 * @param trial the trial's id
 * @param arm its arm's word, {@code teacher} for a teacher
 * @param setting the swept keys that matter to this trial and their values; empty without a sweep
 * @param seed the trial's seed
 * @param fingerprint checksum of everything that decided it
 * @param epoch in which its numbers were lost, counted from 1; 0 when it was not trained
 * @param words what happened, and which keys to change: a phrase to follow the trial's name
 * @param provenance what trained it
 */
public record DivergedTrial(
    String trial,
    String arm,
    Map<String, String> setting,
    int seed,
    String fingerprint,
    int epoch,
    String words,
    Provenance provenance)
    implements TrialOutcome {

  /** Keeps the order of the setting. */
  public DivergedTrial {
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
  }
}
