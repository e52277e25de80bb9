package io.github.distill4j.report.comparison;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.study.Outcome;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that made trials: a field of the records of their provenance, whichever fields those
 * have.
 *
 * @param field its name in the record
 * @param trials how many trials have each value, in the order of the trials
 */
public record MadeBy(String field, Map<String, Integer> trials) {

  /** What a study may change on purpose, and reports tell elsewhere. */
  private static final Set<String> CHANGED_BY_STUDIES = Set.of("data");

  /** What decides how long a number takes and not what it is. */
  private static final Set<String> DECIDES_TIMES_ONLY = Set.of("cores", "waitPolicy");

  private static final String UNKNOWN = "unknown";

  private static final Map<String, String> WORDS =
      Map.of(
          "java", "Java",
          "javaVendor", "Java vendor",
          "cpu", "CPU",
          "classifier", "native library",
          "deeplearning4j", "Deeplearning4j");

  /** Keeps the order. */
  public MadeBy {
    trials = Collections.unmodifiableMap(new LinkedHashMap<>(trials));
  }

  /** What made some results, as far as it is known. */
  public static List<Provenance> provenances(List<? extends Outcome> results) {
    return results.stream().<Provenance>map(Outcome::provenance).filter(Objects::nonNull).toList();
  }

  /** Every field, in the record's order; none without trials. */
  public static List<MadeBy> of(List<? extends Record> made) {
    return made.stream()
        .limit(1)
        .flatMap(first -> Stream.of(first.getClass().getRecordComponents()))
        .map(field -> new MadeBy(field.getName(), counted(field, made)))
        .toList();
  }

  /**
   * What no comparison of trials may overlook: that they were not all made by the same.
   *
   * @return one sentence, or nothing when they were
   */
  public static Optional<String> warning(List<? extends Record> made) {
    List<MadeBy> differences =
        of(made).stream()
            .filter(each -> !CHANGED_BY_STUDIES.contains(each.field))
            .filter(each -> each.trials.size() > 1)
            .toList();
    return differences.isEmpty() ? Optional.empty() : Optional.of(warningOf(differences));
  }

  private static String warningOf(List<MadeBy> differences) {
    boolean timesOnly =
        differences.stream().allMatch(each -> DECIDES_TIMES_ONLY.contains(each.field));
    return "Trials differ in "
        + differences.stream().map(MadeBy::toString).collect(Collectors.joining(", "))
        + ": their "
        + (timesOnly ? "" : "bits and their ")
        + "times are not comparable; the statistics treat them alike.";
  }

  /** The values with semicolons between them; nothing when none is known. */
  public String values() {
    return trials.keySet().equals(Set.of(UNKNOWN)) ? "" : String.join("; ", trials.keySet());
  }

  private static Map<String, Integer> counted(RecordComponent field, List<? extends Record> made) {
    Map<String, Integer> trials = new LinkedHashMap<>();
    made.forEach(each -> trials.merge(value(field, each), 1, Integer::sum));
    return trials;
  }

  private static String value(RecordComponent field, Record made) {
    try {
      String value = Objects.toString(field.getAccessor().invoke(made), "");
      return value.isEmpty() ? UNKNOWN : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record's fields can be read", e);
    }
  }

  /** The field in words, as in {@code wait policy}. */
  public String name() {
    return WORDS.getOrDefault(
        field, field.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
  }

  /** As in {@code threads (1: 12 trials, 2: 10 trials)}. */
  @Override
  public String toString() {
    return trials.entrySet().stream()
        .map(e -> e.getKey() + ": " + Numbers.counted(e.getValue(), "trial"))
        .collect(Collectors.joining(", ", name() + " (", ")"));
  }
}
