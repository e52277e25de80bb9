package io.github.distill4j.report.comparison;

import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.distil.TrialResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One arm at one setting, over its seeds.
 *
 * @param source the results folder's name when a report has several; else empty
 * @param arm its word, {@code teacher} for the teacher
 * @param setting swept keys and values; empty without a sweep
 * @param trials by seed, none twice; empty for a baseline without results, and where every trial
 *     has diverged
 */
public record ArmRuns(
    String source, String arm, Map<String, String> setting, List<TrialResult> trials) {

  /** Trials of one arm at one setting; those that have numbers are kept, by seed. */
  public static ArmRuns of(String source, List<? extends Outcome> trials) {
    Outcome first = trials.get(0);
    return new ArmRuns(
        source,
        first.arm(),
        first.setting(),
        trials.stream()
            .filter(TrialResult.class::isInstance)
            .map(TrialResult.class::cast)
            .sorted(Comparator.comparingInt(TrialResult::seed))
            .toList());
  }

  /** Whether these are the teacher's own results. */
  public boolean isTeacher() {
    return arm.equals(TrialResult.TEACHER);
  }

  /** How tables and figures call it: {@code soft}, {@code soft T=4}, {@code first/soft}. */
  public String name() {
    return (armName() + " " + SettingWords.of(setting)).strip();
  }

  /** The same at whatever setting: {@code soft}, {@code first/soft}. */
  public String armName() {
    return source.isEmpty() ? arm : source + "/" + arm;
  }

  /** One value a trial, those that are no numbers left out. */
  public double[] values(Quantity quantity) {
    return trials.stream().mapToDouble(quantity::of).filter(Double::isFinite).toArray();
  }

  /** Mean and deviation over seeds; the mean is not a number when no trial has the number. */
  public Spread spread(Quantity quantity) {
    return Spread.of(values(quantity));
  }

  /** The trials by their seeds. */
  public SortedMap<Integer, TrialResult> bySeed() {
    return trials.stream()
        .collect(
            Collectors.toMap(TrialResult::seed, t -> t, (first, second) -> first, TreeMap::new));
  }

  /** Swept values in the order of their keys, each a number where it is one. */
  double[] order() {
    return setting.values().stream().mapToDouble(SettingWords::number).toArray();
  }

  /** By numbers first, then as text. */
  static int compareSettings(ArmRuns a, ArmRuns b) {
    int byNumber = Arrays.compare(a.order(), b.order());
    return byNumber != 0 ? byNumber : a.setting.toString().compareTo(b.setting.toString());
  }
}
