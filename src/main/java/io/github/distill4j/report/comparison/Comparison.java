package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.Holm;
import io.github.distill4j.measure.PairedComparison;
import io.github.distill4j.study.TrialResult;
import java.util.ArrayList;
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
 * baseline depends on it; the baseline itself is then not compared with its own other settings.
 *
 * @param sources the folders
 * @param arms the teacher first, then arms in the study's order, settings rising
 * @param contrasts arms against the baseline, in the same order
 */
public record Comparison(List<Source> sources, List<ArmRuns> arms, List<Contrast> contrasts) {

  private static final String HARD = "hard";

  /** Copies the lists. */
  public Comparison {
    sources = List.copyOf(sources);
    arms = List.copyOf(arms);
    contrasts = List.copyOf(contrasts);
  }

  /** Compares what these folders hold, which may be nothing. */
  public static Comparison of(List<Source> sources) {
    List<ArmRuns> arms =
        sources.stream()
            .flatMap(source -> arms(source, sources.size() > 1 ? source.name() : "").stream())
            .toList();
    return new Comparison(sources, arms, contrasts(arms));
  }

  private static List<ArmRuns> arms(Source source, String name) {
    Map<List<Object>, List<TrialResult>> groups = new LinkedHashMap<>();
    for (TrialResult trial : source.trials()) {
      groups
          .computeIfAbsent(List.of(trial.arm(), trial.setting()), key -> new ArrayList<>())
          .add(trial);
    }
    List<String> order = order(source);
    return groups.values().stream()
        .map(trials -> runs(name, trials))
        .sorted(
            Comparator.<ArmRuns>comparingInt(each -> order.indexOf(each.arm()))
                .thenComparing(ArmRuns::compareSettings))
        .toList();
  }

  private static ArmRuns runs(String source, List<TrialResult> trials) {
    TrialResult first = trials.get(0);
    return new ArmRuns(
        source,
        first.arm(),
        first.setting(),
        trials.stream().sorted(Comparator.comparingInt(TrialResult::seed)).toList());
  }

  private static List<String> order(Source source) {
    Stream<String> planned = source.spec().arms().stream().map(arm -> arm.word());
    Stream<String> found = source.trials().stream().map(TrialResult::arm);
    return Stream.concat(Stream.concat(Stream.of(TrialResult.TEACHER), planned), found)
        .distinct()
        .toList();
  }

  private static List<Contrast> contrasts(List<ArmRuns> arms) {
    List<ArmRuns> students = arms.stream().filter(arm -> !arm.isTeacher()).toList();
    List<ArmRuns> baselines = baselines(students);
    List<Contrast> contrasts =
        students.stream()
            .filter(arm -> !baselines.contains(arm))
            .map(arm -> contrast(arm, nearest(arm, baselines)))
            .toList();
    return corrected(contrasts);
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
    return all.size() < students.size() ? all : List.of(first.get());
  }

  /** The baseline whose setting says most of what the arm's says; else the first. */
  private static ArmRuns nearest(ArmRuns arm, List<ArmRuns> baselines) {
    return baselines.stream()
        .filter(each -> arm.setting().entrySet().containsAll(each.setting().entrySet()))
        .max(Comparator.comparingInt(each -> each.setting().size()))
        .orElse(baselines.get(0));
  }

  private static Contrast contrast(ArmRuns arm, ArmRuns baseline) {
    Map<Integer, TrialResult> others = baseline.bySeed();
    List<SeedPair> pairs =
        arm.bySeed().values().stream()
            .filter(trial -> others.containsKey(trial.seed()))
            .map(trial -> SeedPair.of(trial, others.get(trial.seed())))
            .toList();
    PairedComparison paired =
        pairs.isEmpty()
            ? null
            : PairedComparison.of(
                pairs.stream().mapToDouble(SeedPair::arm).toArray(),
                pairs.stream().mapToDouble(SeedPair::baseline).toArray());
    return new Contrast(arm, baseline, pairs, paired, Double.NaN);
  }

  private static List<Contrast> corrected(List<Contrast> contrasts) {
    List<Contrast> tested = contrasts.stream().filter(each -> each.paired() != null).toList();
    double[] p =
        Holm.adjusted(tested.stream().mapToDouble(each -> each.paired().signFlipP()).toArray());
    return contrasts.stream()
        .map(each -> each.paired() == null ? each : each.corrected(p[tested.indexOf(each)]))
        .toList();
  }

  /** The students. */
  public List<ArmRuns> students() {
    return arms.stream().filter(arm -> !arm.isTeacher()).toList();
  }

  /** Every trial, in the order of the arms. */
  public List<TrialResult> trials() {
    return arms.stream().flatMap(arm -> arm.trials().stream()).toList();
  }

  /** How an arm did against the baseline. */
  public Optional<Contrast> contrast(ArmRuns arm) {
    return contrasts.stream().filter(each -> each.arm().equals(arm)).findFirst();
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

  /** What was damaged or is missing, one sentence each. */
  public List<String> problems() {
    return sources.stream().flatMap(source -> Gaps.of(source).stream()).toList();
  }

  /** The study's name, or the folders'. */
  public String name() {
    return String.join(" + ", sources.stream().map(Source::name).toList());
  }
}
