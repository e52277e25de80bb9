package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.table.TextTable;
import io.github.distill4j.study.twolayer.ArmLabels;
import io.github.distill4j.study.twolayer.TheoryResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far soft students are ahead of hard ones, regime by regime.
 *
 * @param results of the study
 */
public record RegimesTable(TwoLayerResults.Stacks results) {

  private static final String FOOT =
      """
      Test accuracy of hard students, %, and how many points soft ones are ahead: mean and BCa 95 %
      interval over seeds. * where the interval leaves zero and the sign-flip p is at most .05, which
      takes six seeds; p is not corrected for the many cells, so a lone star may be chance.
      """;

  @Override
  public String toString() {
    List<Cell> cells = Cell.of(results.stacks());
    StringBuilder text = new StringBuilder();
    results
        .teachers()
        .forEach(
            t -> text.append(String.format("Teacher on %s: %.2f %%%n", t.set(), 100 * t.test())));
    results.theories().forEach(t -> text.append(margin(t)));
    maps(Gap.single(Gap.pairs(cells))).forEach(map -> text.append('\n').append(map(map)));
    text.append('\n');
    Gap.corrected(new Chosen(cells).pairs()).forEach(gap -> text.append(chosen(gap)));
    return text + FOOT;
  }

  private static String margin(TheoryResult theory) {
    return String.format(
        "Margin of %s: %.5f to %.5f on %,d features; the theoretical labels are right on %.2f %%"
            + " of its training images%n",
        theory.set(),
        theory.margin().lower(),
        theory.margin().upper(),
        theory.margin().features(),
        100 * theory.accuracy());
  }

  private static Iterable<List<Gap>> maps(List<Gap> gaps) {
    return gaps.stream()
        .collect(
            Collectors.groupingBy(
                gap -> anyRadius(gap.hard().regime()), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static Cell.Regime anyRadius(Cell.Regime r) {
    return new Cell.Regime(r.set(), r.width(), r.stack(), r.rate(), 0);
  }

  private String map(List<Gap> gaps) {
    Cell.Regime regime = gaps.get(0).hard().regime();
    List<ArmLabels> labels = gaps.stream().map(gap -> gap.soft().labels()).distinct().toList();
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("B", "hard"));
    labels.forEach(label -> header.add(label.toString()));
    rows.add(header);
    Map<Double, List<Gap>> byRadius =
        gaps.stream()
            .collect(
                Collectors.groupingBy(
                    g -> g.hard().regime().radius(), LinkedHashMap::new, Collectors.toList()));
    byRadius.forEach((radius, row) -> rows.add(row(radius, row)));
    return String.format("%s, width %d; ", regime.set(), regime.width())
        + Words.training(regime, results.spec().stacks().get(regime.stack()))
        + "\n"
        + new TextTable(rows);
  }

  private static List<String> row(double radius, List<Gap> gaps) {
    List<String> row = new ArrayList<>();
    row.add(Words.number(radius));
    row.add(Words.spread(gaps.get(0).hard().test()));
    gaps.forEach(gap -> row.add(gap.toString()));
    return row;
  }

  private static String chosen(Gap gap) {
    return String.format(
        "%s, width %d, each arm at what its validation images choose: hard %s (%s), soft %s (%s),"
            + " %s points ahead%n",
        gap.hard().regime().set(),
        gap.hard().regime().width(),
        Words.spread(gap.hard().test()),
        Words.way(gap.hard()),
        Words.spread(gap.soft().test()),
        Words.way(gap.soft()),
        gap.toString().strip());
  }
}
