package io.github.distill4j.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One piece of a study's work: a value that says all there is to know, here or on another machine.
 *
 * @param id names its files, for instance {@code soft-3} or {@code soft-temperature=4-3}
 * @param kind which {@link Work} does it
 * @param study the study's YAML at the task's setting
 * @param arm of the study, {@code teacher} for a teacher, or another part of the study by its name
 * @param setting the swept keys that matter to the task, and their values; empty without a sweep
 * @param seed fixes initialisation, order of the examples and augmentation; the same in every arm
 * @param needs tasks that come first and without whose numbers this one cannot be done
 * @param besides tasks that come first and whose numbers this one's are set beside, if they have
 *     any
 * @param fingerprint checksum of everything that decides its numbers: the parts of the
 *     specification that it reads, its images, and the fingerprints of the tasks that it needs
 */
public record Task(
    String id,
    String kind,
    String study,
    String arm,
    Map<String, String> setting,
    int seed,
    List<String> needs,
    List<String> besides,
    String fingerprint) {

  /** Keeps the order of the setting. */
  public Task {
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
    needs = List.copyOf(needs);
    besides = List.copyOf(besides);
  }
}
