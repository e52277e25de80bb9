package io.github.distill4j.study;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A published number that a report sets beside the study's own.
 *
 * @param source who published it, such as {@code Mandal et al. 2025}
 * @param where its table or figure (default empty)
 * @param arm an arm's word, or {@code teacher}
 * @param setting swept keys and values it holds for (default empty)
 * @param measure one of {@link #MEASURES}
 * @param value in the measure's unit: accuracy, top5, ece and agreement in per cent, nll and kl in
 *     nats
 * @param note anything a reader should know about it (default empty)
 */
public record Claim(
    String source,
    String where,
    String arm,
    @JsonDeserialize(contentUsing = SettingValue.class) Map<String, String> setting,
    String measure,
    Double value,
    String note) {

  /** What can be claimed. */
  public static final List<String> MEASURES =
      List.of("accuracy", "top5", "nll", "brier", "ece", "agreement", "kl");

  /** Fills in the defaults and refuses what no report could compare. */
  public Claim {
    if (source == null || source.isBlank()) {
      throw new UserMistake("source: missing; expected who published the number");
    }
    where = where == null ? "" : where;
    note = note == null ? "" : note;
    setting =
        setting == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(setting));
    requireOneOf("arm", arm, arms());
    requireOneOf("measure", measure, MEASURES);
    if (value == null || !Double.isFinite(value)) {
      throw new UserMistake("value: found %s, expected the published number", value);
    }
    setting.keySet().forEach(Claim::requireKey);
  }

  private static List<String> arms() {
    return Stream.concat(Stream.of(TrialResult.TEACHER), Arrays.stream(Arm.values()).map(Arm::word))
        .toList();
  }

  private static void requireOneOf(String key, String found, List<String> known) {
    if (!known.contains(found)) {
      throw new UserMistake(
          "%s: found %s, expected one of %s",
          key, found, known.stream().collect(Collectors.joining(", ")));
    }
  }

  private static void requireKey(String key) {
    if (SpecKeys.type(key).filter(SpecKeys::isScalar).isEmpty()) {
      throw new UserMistake(
          "setting: found the key %s, expected one that can be swept, such as loss.temperature",
          key);
    }
  }
}
