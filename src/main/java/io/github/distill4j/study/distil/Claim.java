package io.github.distill4j.study.distil;

import io.github.distill4j.UserMistake;
import io.github.distill4j.measure.Measures;
import io.github.distill4j.spec.PlainText;
import io.github.distill4j.spec.SpecMapper;
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
 * @param setting keys that can be swept, and the values it holds for (default empty)
 * @param measure the name of one of {@link Measures#STANDARD}
 * @param value in the measure's unit, shares in per cent
 * @param note anything a reader should know about it (default empty)
 */
public record Claim(
    String source,
    String where,
    String arm,
    Map<String, String> setting,
    String measure,
    Double value,
    String note) {

  /** Fills in the defaults and refuses what no report could compare. */
  public Claim {
    if (source == null || source.isBlank()) {
      throw new UserMistake("source: missing; expected who published the number");
    }
    where = where == null ? "" : where;
    note = note == null ? "" : note;
    setting = setting == null ? Map.of() : canonical(setting);
    requireOneOf("measure", measure, Measures.STANDARD.names());
    if (value == null || !Double.isFinite(value)) {
      throw new UserMistake("value: found %s, expected the published number", value);
    }
  }

  /** Each value in the one spelling that settings use. */
  private static Map<String, String> canonical(Map<String, String> written) {
    Map<String, String> setting = new LinkedHashMap<>();
    written.forEach(
        (key, value) -> setting.put(key, PlainText.canonical(Sweep.node(value, scalar(key)))));
    return Collections.unmodifiableMap(setting);
  }

  /**
   * Whether it is about an arm's trials at a setting: the keys it names have the values it names,
   * swept or not, as far as they decide the arm's numbers.
   *
   * @param study whose trials they are
   * @param trials the arm's word, or {@code teacher}
   * @param at the trials' swept keys and values
   */
  public boolean isAbout(StudySpec study, String trials, Map<String, String> at) {
    return arm.equals(trials)
        && setting.keySet().stream()
            .allMatch(
                key ->
                    at.containsKey(key)
                        ? at.get(key).equals(setting.get(key))
                        : targets(study, key)
                            .allMatch(t -> value(study, t, at).equals(setting.get(key))));
  }

  /** The keys of the spec that a key stands for and that decide the arm's numbers. */
  private Stream<String> targets(StudySpec study, String key) {
    List<String> targets =
        key.startsWith(SpecKeys.SHARED + ".")
            ? List.of("teacher." + key, "student." + key)
            : List.of(key);
    return targets.stream()
        .filter(
            target ->
                arm.equals(TrialResult.TEACHER)
                    ? target.matches("(data|teacher)\\..*")
                    : study.arm(arm).reads(target));
  }

  private static String value(StudySpec study, String target, Map<String, String> at) {
    return study.sweep().axes().stream()
        .filter(axis -> axis.targets().contains(target))
        .findFirst()
        .map(axis -> at.get(axis.key()))
        .orElseGet(
            () -> PlainText.canonical(SpecMapper.tree(study).at("/" + target.replace('.', '/'))));
  }

  /** Refuses an arm that the study cannot have. */
  void requireOneOf(String key, List<String> arms) {
    requireOneOf(key, arm, arms);
  }

  private static void requireOneOf(String key, String found, List<String> known) {
    if (!known.contains(found)) {
      throw new UserMistake(
          "%s: found %s, expected one of %s",
          key, found, known.stream().collect(Collectors.joining(", ")));
    }
  }

  private static Class<?> scalar(String key) {
    return SpecKeys.type(key)
        .filter(SpecKeys::isScalar)
        .orElseThrow(
            () ->
                new UserMistake(
                    "setting: found the key %s, expected one that can be swept, such as"
                        + " loss.temperature",
                    key));
  }
}
