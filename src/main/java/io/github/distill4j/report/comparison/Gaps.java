package io.github.distill4j.report.comparison;

import io.github.distill4j.study.Cohort;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.StoredResult;
import io.github.distill4j.study.Trial;
import io.github.distill4j.study.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a results folder lacks of its study. */
final class Gaps {

  private Gaps() {}

  /** Damaged files first, then what has diverged, then what of the plan has no result. */
  static List<String> of(Source source) {
    Set<String> found =
        Stream.concat(source.trials().stream(), source.diverged().stream())
            .map(StoredResult::trial)
            .collect(Collectors.toSet());
    List<Cohort> plan = Cohort.of(source.spec());
    List<String> teachers =
        plan.stream()
            .filter(Cohort::needsTeacher)
            .filter(cohort -> !found.contains(cohort.teacher()))
            .map(cohort -> name(TrialResult.TEACHER, cohort.setting()))
            .toList();
    List<String> gaps = new ArrayList<>();
    if (!teachers.isEmpty()) {
      gaps.add(String.join(", ", teachers) + "; left out of tables and figures");
    }
    List<Trial> students =
        plan.stream()
            .flatMap(cohort -> cohort.students().stream())
            .filter(trial -> !found.contains(trial.id()))
            .toList();
    bySeeds(students)
        .forEach(
            (seeds, names) ->
                gaps.add(String.join(", ", names) + seeds(seeds, source.spec().seeds().values())));
    return Stream.of(
            source.problems().stream(),
            diverged(source).map(lost -> source.folder() + ": " + lost),
            gaps.stream().map(gap -> source.folder() + ": no result of " + gap))
        .flatMap(each -> each)
        .toList();
  }

  /** Trials of one arm and setting that diverged in the same words, together. */
  private static Stream<String> diverged(Source source) {
    Map<String, List<DivergedTrial>> alike =
        source.diverged().stream()
            .collect(
                Collectors.groupingBy(
                    trial -> name(trial.arm(), trial.setting()) + " " + trial.words(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Integer> planned = source.spec().seeds().values();
    return alike.values().stream().map(trials -> words(trials, planned));
  }

  private static String words(List<DivergedTrial> alike, List<Integer> planned) {
    DivergedTrial first = alike.get(0);
    List<Integer> seeds = alike.stream().map(DivergedTrial::seed).toList();
    String which = first.arm().equals(TrialResult.TEACHER) ? "" : seeds(seeds, planned);
    return name(first.arm(), first.setting()) + which + " " + first.words();
  }

  /** Which arms at which settings lack the same seeds. */
  private static Map<List<Integer>, List<String>> bySeeds(List<Trial> missing) {
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    for (Trial trial : missing) {
      byName
          .computeIfAbsent(name(trial.arm().word(), trial.setting()), key -> new ArrayList<>())
          .add(trial.seed());
    }
    Map<List<Integer>, List<String>> bySeeds = new LinkedHashMap<>();
    byName.forEach(
        (name, seeds) -> bySeeds.computeIfAbsent(seeds, k -> new ArrayList<>()).add(name));
    return bySeeds;
  }

  private static String name(String arm, Map<String, String> setting) {
    return new ArmRuns("", arm, setting, List.of()).name();
  }

  private static String seeds(List<Integer> missing, List<Integer> planned) {
    String list = missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return missing.equals(planned) ? "" : (missing.size() == 1 ? ", seed " : ", seeds ") + list;
  }
}
