package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.table.TextTable;
import io.github.distill4j.study.twolayer.StacksSpec.Published;
import io.github.distill4j.study.twolayer.TeacherResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The published table and ours side by side, once for every way to train.
 *
 * @param results of the study
 */
public record PaperTable(TwoLayerResults.Stacks results) {

  private static final List<String> HEADER =
      List.of(
          "data",
          "width",
          "teacher",
          "paper",
          "hard",
          "paper",
          "soft",
          "paper",
          "soft − hard",
          "paper",
          "p (Holm)");

  private static final String FOOT =
      """
      Test accuracy, %; mean ± standard deviation over seeds, paired difference with its BCa 95 %
      interval. * where the interval leaves zero and the sign-flip p, corrected over the table's rows, is
      at most .05.
      """;

  @Override
  public String toString() {
    List<Cell> cells = Cell.of(results.stacks());
    StringBuilder text = new StringBuilder();
    for (List<Gap.Pair> block : blocks(Gap.pairs(cells))) {
      text.append(heading(block.get(0))).append(table(Gap.corrected(block))).append('\n');
    }
    List<Gap> chosen = Gap.corrected(new Chosen(cells).pairs());
    text.append("Each arm trained the way that did best on its validation images:\n");
    text.append(table(chosen));
    chosen.forEach(gap -> text.append(choice(gap)));
    return text + FOOT;
  }

  /** What was trained one way belongs into one table. */
  private static Collection<List<Gap.Pair>> blocks(List<Gap.Pair> pairs) {
    return pairs.stream()
        .collect(
            Collectors.groupingBy(
                pair -> List.of(pair.hard().regime().way(), pair.soft().labels()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  private String heading(Gap.Pair pair) {
    Cell.Regime regime = pair.hard().regime();
    return Words.training(regime, results.spec().stacks().get(regime.stack()))
        + "; B "
        + Words.number(regime.radius())
        + "; soft labels: "
        + pair.soft().labels()
        + "\n";
  }

  private String choice(Gap gap) {
    return String.format(
        "  %s, width %d: hard %s; soft %s%n",
        gap.hard().regime().set(),
        gap.hard().regime().width(),
        Words.way(gap.hard()),
        Words.way(gap.soft()));
  }

  private TextTable table(List<Gap> gaps) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    gaps.forEach(gap -> rows.add(row(gap)));
    return new TextTable(rows);
  }

  private List<String> row(Gap gap) {
    Cell.Regime regime = gap.hard().regime();
    Optional<Published> paper = results.spec().sets().get(regime.set()).paper(regime.width());
    return List.of(
        regime.set(),
        Integer.toString(regime.width()),
        results.teacher(regime.set()).map(PaperTable::percent).orElse(""),
        published(paper, Published::teacher),
        Words.spread(gap.hard().test()),
        published(paper, Published::hard),
        Words.spread(gap.soft().test()),
        published(paper, Published::soft),
        gap.toString(),
        paper.map(row -> Words.signed(row.soft() - row.hard())).orElse(""),
        String.format("%.3f", gap.p()));
  }

  private static String percent(TeacherResult teacher) {
    return String.format("%.2f", 100 * teacher.test());
  }

  private static String published(Optional<Published> paper, ToDoubleFunction<Published> cell) {
    return paper.map(row -> String.format("%.2f", cell.applyAsDouble(row))).orElse("");
  }
}
