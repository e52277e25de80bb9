package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.twolayer.Students.RADIUS;
import static io.github.distill4j.report.twolayer.Students.RATE;
import static io.github.distill4j.report.twolayer.Students.STACK;

import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Contrast.Verdict;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.figure.Rows;
import io.github.distill4j.report.page.Findings;
import io.github.distill4j.report.table.Columns;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.StacksSpec.Published;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The published table and ours side by side, once for every way to train.
 *
 * @param results of the study
 * @param arms its students
 */
record PaperFindings(TwoLayerResults.Stacks results, List<ArmRuns> arms) implements Findings {

  private static final String HOW_TO_READ =
      "Test accuracy, %: mean ± standard deviation over seeds. Soft − hard in points over equal"
          + " seeds, with its BCa 95 % interval. * where the interval leaves zero and the sign-flip"
          + " p, corrected over the table's rows, is at most "
          + Contrast.LEVEL
          + ".";

  private static final int ROW = 30;
  private static final int AROUND = 90;

  PaperFindings(TwoLayerResults.Stacks results) {
    this(results, Students.of(results.stacks()));
  }

  /** The rows that were trained one way. */
  private record Block(String name, List<Contrast> gaps, List<String> notes) {
    long count(Verdict verdict) {
      return gaps.stream().filter(gap -> gap.verdict() == verdict).count();
    }
  }

  private Block chosen() {
    List<Contrast> gaps = Students.chosen(arms);
    String choices =
        gaps.stream().map(PaperFindings::choice).collect(Collectors.joining("; ", "Chosen: ", "."));
    return new Block(
        "each arm trained as its validation images choose", gaps, List.of(HOW_TO_READ, choices));
  }

  private static String choice(Contrast gap) {
    return String.format(
        Locale.ROOT,
        "%s, width %s: hard %s, soft %s, %s",
        Students.set(gap.baseline()),
        gap.baseline().setting().get(Students.WIDTH),
        Students.way(gap.baseline()),
        Students.way(gap.arm()),
        gap.arm().arm());
  }

  private List<Block> blocks() {
    return Grouped.by(
            Students.contrasts(arms),
            gap -> List.of(Students.at(gap.arm(), STACK, RATE, RADIUS), gap.arm().arm()))
        .stream()
        .map(gaps -> block(gaps.get(0).arm(), Contrast.corrected(gaps)))
        .toList();
  }

  private Block block(ArmRuns first, List<Contrast> gaps) {
    String stack = first.setting().get(STACK);
    String training =
        Words.training(stack, first.setting().get(RATE), results.spec().stacks().get(stack));
    return new Block(
        stack + ", B " + Students.radius(first) + ", " + first.arm(),
        gaps,
        List.of(training + "."));
  }

  private List<Block> all() {
    return arms.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(chosen()), blocks().stream()).toList();
  }

  @Override
  public String answer() {
    if (arms.isEmpty()) {
      return TwoLayerFindings.NOTHING_YET;
    }
    long behind = blocks().stream().mapToLong(block -> block.count(Verdict.WORSE)).sum();
    return all().stream()
        .map(PaperFindings::told)
        .collect(
            Collectors.joining(
                "; ",
                "Soft labels are ahead for sure in ",
                "; behind for sure in " + (behind == 0 ? "none" : behind + " rows") + "."));
  }

  private static String told(Block block) {
    double[] points = block.gaps().stream().mapToDouble(Contrast::points).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%d of %d rows with %s (%s to %s points)",
        block.count(Verdict.BETTER),
        points.length,
        block.name(),
        Numbers.signed(points[0], 2),
        Numbers.signed(points[points.length - 1], 2));
  }

  @Override
  public List<Table> lead() {
    return all().stream().map(this::table).toList();
  }

  private Table table(Block block) {
    return new Columns<Contrast>()
        .with("data, width", gap -> Students.data(gap.arm()))
        .with("teacher", this::teacher)
        .with("paper", published(Published::teacher))
        .with("hard", gap -> Students.test(gap.baseline()))
        .with("paper", published(Published::hard))
        .with("soft", gap -> Students.test(gap.arm()))
        .with("paper", published(Published::soft))
        .with("soft − hard", gap -> gap.starred(2))
        .with("95 % interval", gap -> gap.interval(2))
        .with("paper", gap -> paper(gap).map(row -> Numbers.signed(claimed(row), 2)).orElse(""))
        .with("Holm p", gap -> Numbers.p(gap.holm()))
        .table("Claimed and ours, " + block.name(), block.gaps(), block.notes())
        .withoutEmptyColumns();
  }

  private String teacher(Contrast gap) {
    return results
        .teacher(Students.set(gap.arm()))
        .map(teacher -> Numbers.fixed(100 * teacher.test(), 2))
        .orElse("");
  }

  private Function<Contrast, String> published(Function<Published, Double> number) {
    return gap -> paper(gap).map(number).map(value -> Numbers.fixed(value, 2)).orElse("");
  }

  private Optional<Published> paper(Contrast gap) {
    return results
        .spec()
        .sets()
        .get(Students.set(gap.arm()))
        .paper(Integer.parseInt(gap.arm().setting().get(Students.WIDTH)));
  }

  private static double claimed(Published row) {
    return row.soft() - row.hard();
  }

  @Override
  public List<Gallery> galleries() {
    List<Block> blocks = all();
    return Gallery.filled(
        new Gallery(
            "The gap between soft and hard labels, claimed and ours",
            "Soft − hard, test accuracy in points. Diamonds: the paper's table. Round markers"
                + " and bars: our mean and its 95 % BCa interval over seeds.",
            IntStream.range(0, blocks.size()).mapToObj(i -> figure(i, blocks.get(i))).toList()),
        new Movements(arms).gallery());
  }

  private Figure figure(int index, Block block) {
    List<Contrast> gaps = block.gaps();
    double[] claimed =
        gaps.stream()
            .mapToDouble(gap -> paper(gap).map(PaperFindings::claimed).orElse(Double.NaN))
            .toArray();
    List<Layer.Whisker> ours =
        IntStream.range(0, gaps.size())
            .mapToObj(i -> Rows.mean(gaps.get(i).points(), gaps.get(i).paired().interval(), i))
            .toList();
    return new Figure(
        "paper-" + index,
        block.name(),
        Rows.plot(
            "soft − hard, points",
            gaps.stream().map(gap -> Students.data(gap.arm())).toList(),
            List.of(
                Layer.upright(Style.guide(), 0, gaps.size()),
                Rows.claimed("paper", claimed),
                Layer.whiskers(new Style("ours", ArmColours.BLUE), ours)),
            AROUND,
            ROW));
  }

  @Override
  public List<Table> tables() {
    return List.of(new StudentTable(results, arms).promises());
  }

  @Override
  public List<Table> everything() {
    return List.of(new StudentTable(results, arms).table());
  }

  @Override
  public String trials() {
    return new StudentTable(results, arms).csv();
  }
}
