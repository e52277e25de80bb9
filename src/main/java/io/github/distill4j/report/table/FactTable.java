package io.github.distill4j.report.table;

import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.study.Provenance;
import io.github.distill4j.study.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What made the numbers: code, machine, data. A fact on which trials differ lists all it was. */
public final class FactTable {

  private FactTable() {}

  /** The table of a comparison, one block a folder. */
  public static Table of(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    boolean several = comparison.sources().size() > 1;
    for (Source source : comparison.sources()) {
      facts(source, several ? source.name() + ": " : "", rows);
    }
    return new Table("How it was made", List.of("", ""), rows, List.of());
  }

  private static void facts(Source source, String prefix, List<List<String>> rows) {
    add(rows, prefix + "results folder", source.folder().toString());
    add(rows, prefix + "distill4j", made(source, Provenance::code));
    add(rows, prefix + "Deeplearning4j", made(source, Provenance::deeplearning4j));
    add(rows, prefix + "Java, system", made(source, p -> p.java() + ", " + p.system()));
    add(
        rows,
        prefix + "backend",
        made(
            source, p -> p.backend() + ", " + p.threads() + " threads on " + p.cores() + " cores"));
    add(rows, prefix + "convolutions", made(source, Provenance::kernels));
    add(rows, prefix + "networks", all(source, trial -> trial.arm(), TrialResult::net));
    add(rows, prefix + "data", source.spec().data().set());
    add(rows, prefix + "data checksum", made(source, Provenance::data));
    add(rows, prefix + "test images' checksum", distinct(source, FactTable::images));
    add(rows, prefix + "finished", span(source));
    add(rows, prefix + "training, all trials", seconds(source));
  }

  private static void add(List<List<String>> rows, String name, String fact) {
    if (!fact.isEmpty()) {
      rows.add(List.of(name, fact));
    }
  }

  private static String made(Source source, Function<Provenance, String> fact) {
    return distinct(
        source, trial -> trial.provenance() == null ? null : fact.apply(trial.provenance()));
  }

  private static String images(TrialResult trial) {
    return trial.test().predictions() == null ? null : trial.test().predictions().images();
  }

  private static String distinct(Source source, Function<TrialResult, String> fact) {
    return source.trials().stream()
        .map(fact)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String all(
      Source source, Function<TrialResult, String> role, Function<TrialResult, String> fact) {
    return distinct(
        source,
        trial ->
            (role.apply(trial).equals(TrialResult.TEACHER) ? "teacher " : "student ")
                + fact.apply(trial));
  }

  private static String span(Source source) {
    List<String> times =
        source.trials().stream().map(trial -> trial.timing().finished()).sorted().toList();
    return times.isEmpty() ? "" : times.get(0) + " to " + times.get(times.size() - 1);
  }

  private static String seconds(Source source) {
    double sum =
        source.trials().stream().mapToDouble(trial -> trial.timing().trainingSeconds()).sum();
    return source.trials().isEmpty()
        ? ""
        : String.format("%,.0f s in %d trials", sum, source.trials().size());
  }
}
