package io.github.distill4j.report.comparison;

import io.github.distill4j.study.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a results folder lacks of its study. */
final class Gaps {

  private Gaps() {}

  /** Damaged files first, then what has not been trained. */
  static List<String> of(Source source) {
    List<String> gaps = new ArrayList<>(source.problems());
    if (source.trials().stream().noneMatch(trial -> trial.arm().equals(TrialResult.TEACHER))) {
      gaps.add(source.folder() + ": the teacher has no result; its rows and figures are left out");
    }
    List<Integer> planned = source.spec().seeds().values();
    Map<List<Object>, List<Integer>> found = found(source);
    List<String> arms =
        source.spec().arms().stream()
            .map(arm -> arm.word())
            .filter(arm -> found.keySet().stream().noneMatch(key -> key.get(0).equals(arm)))
            .toList();
    if (!arms.isEmpty()) {
      gaps.add(source.folder() + ": no result of " + String.join(", ", arms));
    }
    found.forEach(
        (key, seeds) -> {
          List<Integer> missing = planned.stream().filter(seed -> !seeds.contains(seed)).toList();
          if (!missing.isEmpty()) {
            gaps.add(source.folder() + ": no result of " + words(key) + ", seeds " + list(missing));
          }
        });
    return gaps;
  }

  private static Map<List<Object>, List<Integer>> found(Source source) {
    Map<List<Object>, List<Integer>> found = new LinkedHashMap<>();
    source.trials().stream()
        .filter(trial -> !trial.arm().equals(TrialResult.TEACHER))
        .forEach(
            trial ->
                found
                    .computeIfAbsent(
                        List.of(trial.arm(), SettingWords.of(trial.setting())),
                        key -> new ArrayList<>())
                    .add(trial.seed()));
    return found;
  }

  private static String words(List<Object> key) {
    return (key.get(0) + " " + key.get(1)).strip();
  }

  private static String list(List<Integer> seeds) {
    return String.join(", ", seeds.stream().map(String::valueOf).toList());
  }
}
