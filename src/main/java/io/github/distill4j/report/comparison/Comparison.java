package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Measures;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.distil.TrialResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results folders compared: computed once, shown in the terminal, in HTML, as CSV, in a notebook.
 *
 * <p>Every student arm is compared with one baseline, the hard arm or, without one, the first.
 * Where settings were swept, it is compared with the baseline at the same setting as far as the
 * baseline depends on it, and with nothing while the baseline has no result there; the baseline
 * itself is then not compared with its own other settings. A baseline whose every trial has
 * diverged stays the baseline: nothing is compared with another one in its stead.
 *
 * @param measures those that are shown and claimed
 * @param sources the folders
 * @param arms those that have numbers: the teacher first, then arms in the study's order, settings
 *     rising
 * @param contrasts arms against the baseline, in the same order
 */
public record Comparison(
    Measures measures, List<Source> sources, List<ArmRuns> arms, List<Contrast> contrasts) {

  private static final String HARD = "hard";

  /** Copies the lists. */
  public Comparison {
    sources = List.copyOf(sources);
    arms = List.copyOf(arms);
    contrasts = List.copyOf(contrasts);
  }

  /** Compares what these folders hold, which may be nothing. */
  public static Comparison of(List<Source> sources) {
    return of(sources, Measures.STANDARD);
  }

  /** The same with other measures. */
  public static Comparison of(List<Source> sources, Measures measures) {
    List<ArmRuns> every = every(sources);
    List<ArmRuns> arms = every.stream().filter(Comparison::hasNumbers).toList();
    return new Comparison(measures, sources, arms, contrasts(every));
  }

  private static boolean hasNumbers(ArmRuns arm) {
    return !arm.trials().isEmpty();
  }

  private static List<ArmRuns> every(List<Source> sources) {
    return sources.stream()
        .flatMap(source -> arms(source, sources.size() > 1 ? source.name() : "").stream())
        .toList();
  }

  private static List<ArmRuns> arms(Source source, String name) {
    List<String> order = order(source);
    return Grouped.by(outcomes(source), trial -> List.of(trial.arm(), trial.setting())).stream()
        .map(trials -> ArmRuns.of(name, trials))
        .sorted(
            Comparator.<ArmRuns>comparingInt(each -> order.indexOf(each.arm()))
                .thenComparing(ArmRuns::compareSettings))
        .toList();
  }

  private static List<Outcome> outcomes(Source source) {
    return Stream.<Outcome>concat(source.trials().stream(), source.diverged().stream()).toList();
  }

  private static List<String> order(Source source) {
    Stream<String> planned = source.spec().arms().stream().map(arm -> arm.word());
    Stream<String> found = outcomes(source).stream().map(Outcome::arm);
    return Stream.concat(Stream.concat(Stream.of(TrialResult.TEACHER), planned), found)
        .distinct()
        .toList();
  }

  private static List<Contrast> contrasts(List<ArmRuns> every) {
    List<ArmRuns> students = every.stream().filter(arm -> !arm.isTeacher()).toList();
    List<ArmRuns> baselines = baselines(students);
    List<Contrast> contrasts =
        students.stream()
            .filter(Comparison::hasNumbers)
            .filter(arm -> !baselines.contains(arm))
            .map(arm -> Contrast.of(arm, nearest(arm, baselines)))
            .toList();
    return Contrast.corrected(contrasts);
  }

  /** The baseline at all its settings; only the first when there is nothing else to compare. */
  private static List<ArmRuns> baselines(List<ArmRuns> students) {
    Optional<ArmRuns> first =
        students.stream()
            .filter(arm -> arm.arm().equals(HARD))
            .findFirst()
            .or(() -> students.stream().findFirst());
    if (first.isEmpty()) {
      return List.of();
    }
    List<ArmRuns> all =
        students.stream()
            .filter(
                arm ->
                    arm.arm().equals(first.get().arm())
                        && arm.source().equals(first.get().source()))
            .toList();
    return all.size() < students.size()
        ? all
        : all.stream().filter(Comparison::hasNumbers).limit(1).toList();
  }

  /**
   * The baseline whose setting says most of what the arm's says, and nothing else. Where there is
   * none, an arm of another folder and the baseline's own other settings are compared with the
   * first; any other arm waits for a baseline at its setting.
   */
  private static ArmRuns nearest(ArmRuns arm, List<ArmRuns> baselines) {
    ArmRuns first = baselines.get(0);
    boolean waits = arm.source().equals(first.source()) && !arm.arm().equals(first.arm());
    return baselines.stream()
        .filter(each -> arm.setting().entrySet().containsAll(each.setting().entrySet()))
        .max(Comparator.comparingInt(each -> each.setting().size()))
        .orElse(waits ? untrained(first, arm) : first);
  }

  private static ArmRuns untrained(ArmRuns baseline, ArmRuns arm) {
    Map<String, String> setting = new LinkedHashMap<>(arm.setting());
    setting.keySet().retainAll(baseline.setting().keySet());
    return new ArmRuns(baseline.source(), baseline.arm(), setting, List.of());
  }

  /** The measures of these names, as far as there are any. */
  public Stream<Quantity> measures(String... names) {
    return Stream.of(names).flatMap(name -> measures.named(name).stream()).map(Quantity::of);
  }

  /** The students. */
  public List<ArmRuns> students() {
    return arms.stream().filter(arm -> !arm.isTeacher()).toList();
  }

  /** Every trial, in the order of the arms. */
  public List<TrialResult> trials() {
    return arms.stream().flatMap(arm -> arm.trials().stream()).toList();
  }

  /** All arms, those without numbers in their places. */
  public List<ArmRuns> everyArm() {
    return every(sources);
  }

  /** Where seeds are missing since they diverged. */
  public List<DivergedSeeds> diverged() {
    return everyArm().stream()
        .map(arm -> new DivergedSeeds(arm, diverged(arm)))
        .filter(lost -> !lost.trials().isEmpty())
        .toList();
  }

  /** The trials of an arm that have no numbers, by seed. */
  public List<DivergedTrial> diverged(ArmRuns arm) {
    return source(arm).diverged().stream()
        .filter(trial -> trial.arm().equals(arm.arm()) && trial.setting().equals(arm.setting()))
        .sorted(Comparator.comparingInt(DivergedTrial::seed))
        .toList();
  }

  /** How an arm did against the baseline. */
  public Optional<Contrast> contrast(ArmRuns arm) {
    return contrasts.stream().filter(each -> each.arm().equals(arm)).findFirst();
  }

  /** The contrasts that have statistics; Holm's correction is over these. */
  public List<Contrast> tested() {
    return contrasts.stream().filter(each -> each.paired() != null).toList();
  }

  /** How sentences call what arms are compared with. */
  public String baselineName() {
    List<String> names = contrasts.stream().map(each -> each.baseline().name()).distinct().toList();
    if (names.size() < 2) {
      return names.isEmpty() ? "the baseline" : names.get(0);
    }
    return contrasts.get(0).baseline().armName()
        + (sources.size() < 2 ? " at the same setting" : " at the nearest setting");
  }

  /**
   * How many more seeds a contrast with statistics needs at least, at the mean and spread seen: for
   * its interval to leave 0 and for p to be able to reach the level. 0 when it is told; {@link
   * PairedComparison#UNKNOWN} when that cannot be said.
   */
  public int moreSeeds(Contrast contrast) {
    PairedComparison paired = contrast.paired();
    if (contrast.isTold()) {
      return 0;
    }
    if (paired.seedsNeeded() == PairedComparison.UNKNOWN) {
      return PairedComparison.UNKNOWN;
    }
    int forP = Contrast.fewestSeeds(tested().size()) - paired.n();
    return Math.max(1, Math.max(paired.seedsNeeded(), forP));
  }

  /** The folder an arm is of. */
  public Source source(ArmRuns arm) {
    return sources.stream()
        .filter(each -> sources.size() < 2 || each.name().equals(arm.source()))
        .findFirst()
        .orElseThrow();
  }

  /** Swept keys, in the study's order. */
  public List<String> sweptKeys() {
    // The arm that depends on most keys has them in the study's order.
    return arms.stream()
        .sorted(Comparator.comparingInt(arm -> -arm.setting().size()))
        .flatMap(arm -> arm.setting().keySet().stream())
        .distinct()
        .toList();
  }

  /** What was damaged, is missing or was made differently, one sentence each. */
  public List<String> problems() {
    List<TrialResult> results =
        sources.stream().flatMap(source -> source.trials().stream()).toList();
    return Stream.concat(
            sources.stream().flatMap(source -> Gaps.of(source).stream()),
            MadeBy.warning(MadeBy.provenances(results)).stream())
        .toList();
  }

  /** The study's name, or the folders'. */
  public String name() {
    return String.join(" + ", sources.stream().map(Source::name).toList());
  }
}
