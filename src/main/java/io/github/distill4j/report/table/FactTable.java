package io.github.distill4j.report.table;

import io.github.distill4j.ShownText;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.MadeBy;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.study.Result;
import io.github.distill4j.study.Results;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.study.twolayer.TwoLayerResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What made the numbers: code, machine, data. A fact on which trials differ lists all it was. */
public final class FactTable {

  private static final Set<String> IN_ROWS_OF_THEIR_OWN =
      Set.of(
          "code",
          "deeplearning4j",
          "java",
          "system",
          "backend",
          "threads",
          "cores",
          "kernels",
          "data");

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
    List<Provenance> made = MadeBy.provenances(source.trials());
    add(rows, prefix + "results folder", source.folder().toString());
    software(made, prefix, rows);
    add(rows, prefix + "convolutions", distinct(made, Provenance::kernels));
    add(rows, prefix + "networks", distinct(source.trials(), FactTable::network));
    add(rows, prefix + "data", source.spec().data().set());
    add(rows, prefix + "classes", distinct(source.trials(), FactTable::classes));
    add(rows, prefix + "data checksum", distinct(made, Provenance::data));
    add(rows, prefix + "test images' checksum", distinct(source.trials(), FactTable::images));
    add(rows, prefix + "finished", span(source.trials().stream().map(t -> t.timing().finished())));
    add(
        rows,
        prefix + "training, all trials",
        seconds(source.trials().stream().mapToDouble(t -> t.timing().trainingSeconds()), "trials"));
  }

  /** The table of a two-layer study, whose units are teachers, stacks and searches. */
  public static Table of(Path folder, Results all) {
    List<TwoLayerResult> units = all.of(TwoLayerResult.class);
    List<List<String>> rows = new ArrayList<>();
    List<Provenance> made = MadeBy.provenances(units);
    add(rows, "results folder", folder.toString());
    software(made, "", rows);
    add(rows, "data checksum", distinct(made, Provenance::data));
    add(rows, "finished", span(units.stream().map(unit -> unit.timing().finished())));
    add(rows, "all units", seconds(units.stream().mapToDouble(Result::seconds), "units"));
    return new Table("How it was made", List.of("", ""), rows, List.of());
  }

  private static void software(List<Provenance> made, String prefix, List<List<String>> rows) {
    add(rows, prefix + "distill4j", distinct(made, Provenance::code));
    add(rows, prefix + "Deeplearning4j", distinct(made, Provenance::deeplearning4j));
    add(rows, prefix + "Java, system", distinct(made, p -> p.java() + ", " + p.system()));
    add(
        rows,
        prefix + "backend",
        distinct(
            made, p -> p.backend() + ", " + p.threads() + " threads on " + p.cores() + " cores"));
    MadeBy.of(made).stream()
        .filter(field -> !IN_ROWS_OF_THEIR_OWN.contains(field.field()))
        .forEach(field -> add(rows, prefix + field.name(), field.values()));
  }

  private static void add(List<List<String>> rows, String name, String fact) {
    if (!fact.isEmpty()) {
      rows.add(List.of(name, fact));
    }
  }

  private static String classes(TrialResult trial) {
    ConfusionMatrix matrix = trial.confusion();
    return matrix == null || matrix.classes().isEmpty() ? null : ShownText.list(matrix.classes());
  }

  private static String images(TrialResult trial) {
    return trial.predictions() == null ? null : trial.predictions().images();
  }

  private static <T> String distinct(List<T> of, Function<T, String> fact) {
    return of.stream()
        .map(fact)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String network(TrialResult trial) {
    return (trial.arm().equals(TrialResult.TEACHER) ? "teacher " : "student ") + trial.net();
  }

  private static String span(Stream<String> finished) {
    List<String> times = finished.sorted().toList();
    return times.isEmpty() ? "" : times.get(0) + " to " + times.get(times.size() - 1);
  }

  private static String seconds(DoubleStream each, String of) {
    double[] seconds = each.toArray();
    return seconds.length == 0
        ? ""
        : String.format(
            Locale.ROOT, "%,.0f s in %d %s", DoubleStream.of(seconds).sum(), seconds.length, of);
  }
}
