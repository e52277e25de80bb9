package io.github.distill4j.study;

import io.github.distill4j.machine.Provenance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A task without numbers: its training diverged, or that of one which it needs. It is kept like a
 * result, since training is deterministic and would end the same again.
 *
 * @param trial the task's id
 * @param arm its arm's word, {@code teacher} for a teacher
 * @param setting the swept keys that matter to it and their values; empty without a sweep
 * @param seed its seed
 * @param fingerprint checksum of everything that decided it
 * @param epoch in which its numbers were lost, counted from 1; 0 when it was not trained
 * @param words what happened, and which keys to change: a phrase to follow the task's id
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
    implements Outcome {

  /** Keeps the order of the setting. */
  public DivergedTrial {
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
  }

  /**
   * What is kept of a task.
   *
   * @param epoch in which its numbers were lost; 0 when it was not trained
   */
  public static DivergedTrial of(Task task, int epoch, String words, Provenance provenance) {
    return new DivergedTrial(
        task.id(),
        task.arm(),
        task.setting(),
        task.seed(),
        task.fingerprint(),
        epoch,
        words,
        provenance);
  }

  /** What is kept of a task that needs a diverged one. */
  public static DivergedTrial without(Task task, DivergedTrial needed) {
    String words = "cannot be trained: " + needed.trial() + " " + needed.words();
    return of(task, 0, words, needed.provenance());
  }
}
