package io.github.distill4j.report.comparison;

import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.distil.Cohort;
import io.github.distill4j.study.distil.Trial;
import io.github.distill4j.study.distil.TrialResult;
import java.util.ArrayList;
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
            .map(Outcome::trial)
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
    lacking(students, source.spec().seeds().values()).forEach(gaps::add);
    return Stream.of(
            source.problems().stream(),
            diverged(source).map(lost -> source.folder() + ": " + lost),
            gaps.stream().map(gap -> source.folder() + ": no result of " + gap))
        .flatMap(each -> each)
        .toList();
  }

  /** Trials of one arm and setting that diverged in the same words, together. */
  private static Stream<String> diverged(Source source) {
    return Grouped.by(
            source.diverged(), lost -> List.of(name(lost.arm(), lost.setting()), lost.words()))
        .stream()
        .map(alike -> words(alike, source.spec().seeds().values()));
  }

  private static String words(List<DivergedTrial> alike, List<Integer> planned) {
    DivergedTrial first = alike.get(0);
    List<Integer> seeds = alike.stream().map(DivergedTrial::seed).toList();
    String which = first.arm().equals(TrialResult.TEACHER) ? "" : seeds(seeds, planned);
    return name(first.arm(), first.setting()) + which + " " + first.words();
  }

  /** What an arm at a setting has no result of. */
  private record Lack(String name, List<Integer> seeds) {
    static Lack of(List<Trial> missing) {
      Trial first = missing.get(0);
      return new Lack(
          Gaps.name(first.arm().word(), first.setting()),
          missing.stream().map(Trial::seed).toList());
    }
  }

  /** Those that lack the same seeds together. */
  private static Stream<String> lacking(List<Trial> missing, List<Integer> planned) {
    List<Lack> lacks =
        Grouped.by(missing, trial -> name(trial.arm().word(), trial.setting())).stream()
            .map(Lack::of)
            .toList();
    return Grouped.by(lacks, Lack::seeds).stream()
        .map(
            alike ->
                alike.stream().map(Lack::name).collect(Collectors.joining(", "))
                    + seeds(alike.get(0).seeds(), planned));
  }

  private static String name(String arm, Map<String, String> setting) {
    return new ArmRuns("", arm, setting, List.of()).name();
  }

  private static String seeds(List<Integer> missing, List<Integer> planned) {
    String list = missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return missing.equals(planned) ? "" : (missing.size() == 1 ? ", seed " : ", seeds ") + list;
  }
}
