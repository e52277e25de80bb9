package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.p;
import static io.github.distill4j.report.comparison.Numbers.signed;

import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.ArmLabels;
import io.github.distill4j.study.twolayer.TheoryResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far soft students are ahead of hard ones, regime by regime.
 *
 * @param results of the study
 */
record RegimesFindings(TwoLayerResults.Stacks results) implements StudentFindings {

  private static final String UNCORRECTED =
      "Soft − hard in points over equal seeds, with its BCa 95 % interval. * where the interval"
          + " leaves zero and the sign-flip p is at most "
          + Contrast.LEVEL
          + ", which takes six seeds. p is not corrected for the number of cells: a lone star may be"
          + " chance.";

  private List<Gap> gaps() {
    return Gap.single(Gap.pairs(cells()));
  }

  /** The gaps of one data set and stack at one rate. */
  private List<List<Gap>> maps() {
    return Grouped.by(gaps(), gap -> gap.hard().regime().anyRadius());
  }

  private String name(List<Gap> map) {
    Cell.Regime regime = map.get(0).hard().regime();
    return String.format(
        Locale.ROOT,
        "%s, width %d; %s",
        regime.set(),
        regime.width(),
        Words.training(regime, results.spec().stacks().get(regime.stack())));
  }

  @Override
  public String answer() {
    List<Gap> gaps = gaps();
    if (gaps.isEmpty()) {
      return NOTHING_YET;
    }
    String where =
        Grouped.by(gaps, gap -> gap.hard().hold()).stream()
            .sorted(Comparator.comparing(same -> same.get(0).hard().hold()))
            .map(RegimesFindings::told)
            .collect(Collectors.joining("; ", "Soft labels are ahead for sure ", "."));
    Optional<Gap> widest =
        gaps.stream().filter(Gap::isSurelyAhead).max(Comparator.comparingDouble(Gap::points));
    return where + widest.map(gap -> " Widest: " + described(gap) + ".").orElse("") + chosen();
  }

  private static String told(List<Gap> same) {
    return String.format(
        Locale.ROOT,
        "in %d of %d cells where %s (behind in %d)",
        same.stream().filter(Gap::isSurelyAhead).count(),
        same.size(),
        condition(same.get(0).hard().hold()),
        same.stream().filter(Gap::isSurelyBehind).count());
  }

  private static String condition(Cell.Hold hold) {
    return switch (hold) {
      case ALL -> "the projection ends up holding all units of the hard students";
      case SOME -> "it holds some of them";
      case NONE -> "it holds none or there is none";
    };
  }

  private static String described(Gap gap) {
    return String.format(
        Locale.ROOT,
        "%s points, %s, %s, %s",
        gap,
        gap.hard().regime().set(),
        Words.way(gap.hard().regime()),
        gap.soft().labels());
  }

  private String chosen() {
    return Gap.corrected(new Chosen(cells()).pairs()).stream()
        .map(
            gap ->
                String.format(
                    Locale.ROOT,
                    " On %s, with each arm trained as its validation images choose, soft students"
                        + " (%s, %s: %s %%) are %s points ahead of hard ones (%s: %s %%).",
                    gap.hard().regime().set(),
                    Words.way(gap.soft().regime()),
                    gap.soft().labels(),
                    Words.spread(gap.soft().test()),
                    gap,
                    Words.way(gap.hard().regime()),
                    Words.spread(gap.hard().test())))
        .collect(Collectors.joining());
  }

  @Override
  public List<Table> lead() {
    return List.of(where(), temperatures(), teachers(), margins());
  }

  private Table where() {
    List<List<Gap>> groups =
        Grouped.by(gaps(), gap -> List.of(optimiser(gap), gap.hard().hold())).stream()
            .sorted(
                Comparator.comparing((List<Gap> same) -> optimiser(same.get(0)))
                    .thenComparing(same -> same.get(0).hard().hold()))
            .toList();
    return new Table(
        "Where the gap is",
        List.of("hard students", "cells", "soft ahead*", "behind*", "median", "widest", "at"),
        groups.stream().map(this::row).toList(),
        List.of(
            UNCORRECTED,
            "Held: at the end a unit is within a hundredth of the edge of its ball ‖w − w(0)‖ ≤"
                + " B/√m."));
  }

  private String optimiser(Gap gap) {
    return Words.optimiser(results.spec().stacks().get(gap.hard().regime().stack()));
  }

  private List<String> row(List<Gap> same) {
    Gap widest = same.stream().max(Comparator.comparingDouble(Gap::points)).orElseThrow();
    List<Double> sorted = same.stream().map(Gap::points).sorted().toList();
    return List.of(
        optimiser(widest)
            + switch (widest.hard().hold()) {
              case ALL -> ", all units held";
              case SOME -> ", some units held";
              case NONE -> ", no unit held";
            },
        Integer.toString(same.size()),
        Long.toString(same.stream().filter(Gap::isSurelyAhead).count()),
        Long.toString(same.stream().filter(Gap::isSurelyBehind).count()),
        signed((sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2, 2),
        widest.toString(),
        Words.way(widest.hard().regime()) + ", " + widest.soft().labels());
  }

  private Table temperatures() {
    return new Table(
        "The labels that suit each radius",
        List.of("training", "data", "hard %", "labels", "soft %", "soft − hard", "interval", "p"),
        Gap.single(new Chosen(cells()).temperatures()).stream().map(this::suited).toList(),
        List.of(
            "The soft labels whose students did best on validation images; test accuracy. "
                + UNCORRECTED));
  }

  private List<String> suited(Gap gap) {
    return List.of(
        Words.way(gap.hard().regime()),
        gap.hard().regime().set(),
        Words.spread(gap.hard().test()),
        gap.soft().labels().toString(),
        Words.spread(gap.soft().test()),
        gap.mean(),
        gap.interval(),
        p(gap.p()));
  }

  private Table teachers() {
    return new Table(
        "Teachers",
        List.of("data", "test %"),
        results.teachers().stream()
            .map(teacher -> List.of(teacher.set(), fixed(100 * teacher.test(), 2)))
            .toList(),
        List.of());
  }

  private Table margins() {
    return new Table(
        "The margin γ",
        List.of("data", "features", "at least", "at most", "apart %", "iterations"),
        results.theories().stream().flatMap(RegimesFindings::margins).toList(),
        results.theories().stream().map(RegimesFindings::fresh).toList());
  }

  private static Stream<List<String>> margins(TheoryResult theory) {
    return theory.samples().stream()
        .map(
            bounds ->
                List.of(
                    theory.set(),
                    fixed(bounds.features(), 0),
                    fixed(bounds.lower(), 5),
                    fixed(bounds.upper(), 5),
                    bounds.lower() > 0 ? fixed(100 * (bounds.upper() / bounds.lower() - 1), 1) : "",
                    fixed(bounds.iterations(), 0)));
  }

  private static String fresh(TheoryResult theory) {
    return String.format(
        Locale.ROOT,
        "%s: on features that took no part the last weights bound γ from above by about %s. The"
            + " theoretical teacher is on the right side of %s %% of the training images.",
        theory.set(),
        fixed(theory.fresh(), 5),
        fixed(100 * theory.accuracy(), 2));
  }

  @Override
  public List<Gallery> galleries() {
    return Stream.concat(
            maps().stream().map(map -> new GapMaps(map, name(map)).gallery()),
            new Movements(cells()).gallery().stream())
        .toList();
  }

  @Override
  public List<Table> tables() {
    return Stream.concat(
            maps().stream().map(this::table), Stream.of(new StudentTable(results).promises()))
        .toList();
  }

  private Table table(List<Gap> map) {
    List<ArmLabels> labels = map.stream().map(gap -> gap.soft().labels()).distinct().toList();
    List<String> header = new ArrayList<>(List.of("B", "hard %"));
    labels.forEach(label -> header.add(label.toString()));
    return new Table(
        "Soft − hard, " + name(map),
        header,
        Grouped.by(map, gap -> gap.hard().regime().radius()).stream()
            .map(RegimesFindings::radius)
            .toList(),
        List.of());
  }

  private static List<String> radius(List<Gap> gaps) {
    List<String> row = new ArrayList<>();
    row.add(Words.number(gaps.get(0).hard().regime().radius()));
    row.add(Words.spread(gaps.get(0).hard().test()));
    gaps.forEach(gap -> row.add(gap.toString()));
    return row;
  }
}
