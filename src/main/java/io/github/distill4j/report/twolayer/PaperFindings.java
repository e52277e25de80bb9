package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.StacksSpec.Published;
import io.github.distill4j.study.twolayer.TeacherResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published table and ours side by side, once for every way to train.
 *
 * @param results of the study
 */
record PaperFindings(TwoLayerResults.Stacks results) implements StudentFindings {

  private static final List<String> HEADER =
      List.of(
          "data, width",
          "teacher",
          "paper",
          "hard",
          "paper",
          "soft",
          "paper",
          "soft − hard",
          "95 % interval",
          "paper",
          "Holm p");

  private static final String HOW_TO_READ =
      "Test accuracy, %: mean ± standard deviation over seeds. Soft − hard in points over equal"
          + " seeds, with its BCa 95 % interval. * where the interval leaves zero and the sign-flip"
          + " p, corrected over the table's rows, is at most "
          + Contrast.LEVEL
          + ".";

  /** The rows that were trained one way. */
  private record Block(String name, List<Gap> gaps, List<String> notes) {}

  private Block chosen() {
    List<Gap> gaps = Gap.corrected(new Chosen(cells()).pairs());
    List<String> notes = new ArrayList<>(List.of(HOW_TO_READ));
    notes.add(
        gaps.stream()
            .map(PaperFindings::choice)
            .collect(Collectors.joining("; ", "Chosen: ", ".")));
    return new Block("each arm trained as its validation images choose", gaps, notes);
  }

  private static String choice(Gap gap) {
    return String.format(
        Locale.ROOT,
        "%s, width %d: hard %s, soft %s, %s",
        gap.hard().regime().set(),
        gap.hard().regime().width(),
        Words.way(gap.hard().regime()),
        Words.way(gap.soft().regime()),
        gap.soft().labels());
  }

  private List<Block> blocks() {
    return Grouped.by(
            Gap.pairs(cells()), pair -> List.of(pair.hard().regime().way(), pair.soft().labels()))
        .stream()
        .map(pairs -> new Block(name(pairs.get(0)), Gap.corrected(pairs), how(pairs.get(0))))
        .toList();
  }

  private static String name(Gap.Pair pair) {
    Cell.Regime regime = pair.hard().regime();
    return String.format(
        Locale.ROOT,
        "%s, B %s, %s",
        regime.stack(),
        Words.number(regime.radius()),
        pair.soft().labels());
  }

  private List<String> how(Gap.Pair pair) {
    Cell.Regime regime = pair.hard().regime();
    return List.of(Words.training(regime, results.spec().stacks().get(regime.stack())) + ".");
  }

  private List<Block> all() {
    return results.stacks().isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(chosen()), blocks().stream()).toList();
  }

  @Override
  public String answer() {
    if (results.stacks().isEmpty()) {
      return NOTHING_YET;
    }
    long behind =
        blocks().stream().flatMap(b -> b.gaps().stream()).filter(Gap::isSurelyBehind).count();
    return all().stream()
        .map(PaperFindings::told)
        .collect(
            Collectors.joining(
                "; ",
                "Soft labels are ahead for sure in ",
                "; behind for sure in " + (behind == 0 ? "none" : behind + " rows") + "."));
  }

  private static String told(Block block) {
    List<Gap> gaps = block.gaps();
    return String.format(
        Locale.ROOT,
        "%d of %d rows with %s (%s to %s points)",
        gaps.stream().filter(Gap::isSurelyAhead).count(),
        gaps.size(),
        block.name(),
        Numbers.signed(gaps.stream().mapToDouble(Gap::points).min().orElse(Double.NaN), 2),
        Numbers.signed(gaps.stream().mapToDouble(Gap::points).max().orElse(Double.NaN), 2));
  }

  @Override
  public List<Table> lead() {
    return all().stream().map(this::table).toList();
  }

  private Table table(Block block) {
    return new Table(
            "Claimed and ours, " + block.name(),
            HEADER,
            block.gaps().stream().map(this::row).toList(),
            block.notes())
        .withoutEmptyColumns();
  }

  private List<String> row(Gap gap) {
    Cell.Regime regime = gap.hard().regime();
    Optional<Published> paper = published(gap);
    return List.of(
        regime.set() + ", " + regime.width(),
        results.teacher(regime.set()).map(PaperFindings::percent).orElse(""),
        number(paper, Published::teacher),
        Words.spread(gap.hard().test()),
        number(paper, Published::hard),
        Words.spread(gap.soft().test()),
        number(paper, Published::soft),
        gap.mean(),
        gap.interval(),
        paper.map(row -> Numbers.signed(row.soft() - row.hard(), 2)).orElse(""),
        Numbers.p(gap.p()));
  }

  private Optional<Published> published(Gap gap) {
    Cell.Regime regime = gap.hard().regime();
    return results.spec().sets().get(regime.set()).paper(regime.width());
  }

  private static String percent(TeacherResult teacher) {
    return Numbers.fixed(100 * teacher.test(), 2);
  }

  private static String number(Optional<Published> paper, ToDoubleFunction<Published> cell) {
    return paper.map(row -> Numbers.fixed(cell.applyAsDouble(row), 2)).orElse("");
  }

  @Override
  public List<Gallery> galleries() {
    List<PaperGaps.Figures> blocks =
        all().stream().map(b -> new PaperGaps.Figures(b.name(), b.gaps())).toList();
    return Stream.of(
            new PaperGaps(blocks, this::published).gallery(), new Movements(cells()).gallery())
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<Table> tables() {
    return List.of(new StudentTable(results).promises());
  }
}
