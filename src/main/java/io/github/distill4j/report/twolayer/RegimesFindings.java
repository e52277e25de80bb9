package io.github.distill4j.report.twolayer;

import static io.github.distill4j.report.comparison.Numbers.fixed;
import static io.github.distill4j.report.comparison.Numbers.p;
import static io.github.distill4j.report.comparison.Numbers.signed;
import static io.github.distill4j.report.twolayer.Students.RATE;
import static io.github.distill4j.report.twolayer.Students.SET;
import static io.github.distill4j.report.twolayer.Students.STACK;
import static io.github.distill4j.report.twolayer.Students.WIDTH;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Contrast.Verdict;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.page.Findings;
import io.github.distill4j.report.table.Columns;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.MarginBounds;
import io.github.distill4j.study.twolayer.TeacherResult;
import io.github.distill4j.study.twolayer.TheoryResult;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far soft students are ahead of hard ones, regime by regime.
 *
 * @param results of the study
 * @param arms its students
 * @param gaps of soft students from the hard ones trained alike
 */
record RegimesFindings(TwoLayerResults.Stacks results, List<ArmRuns> arms, List<Contrast> gaps)
    implements Findings {

  private static final String UNCORRECTED =
      "Soft − hard in points over equal seeds, with its BCa 95 % interval. * where the interval"
          + " leaves zero and the sign-flip p is at most "
          + Contrast.LEVEL
          + ", which takes six seeds. p is not corrected for the number of cells: a lone star may be"
          + " chance.";

  private static final Comparator<Contrast> BY_POINTS =
      Comparator.comparingDouble(Contrast::points);

  RegimesFindings(TwoLayerResults.Stacks results) {
    this(results, Students.of(results.stacks()));
  }

  private RegimesFindings(TwoLayerResults.Stacks results, List<ArmRuns> arms) {
    this(results, arms, Students.contrasts(arms).stream().map(Contrast::alone).toList());
  }

  /** The gaps of one data set and stack at one rate. */
  private List<List<Contrast>> maps() {
    return Grouped.by(gaps, gap -> Students.at(gap.arm(), SET, WIDTH, STACK, RATE));
  }

  private String name(List<Contrast> map) {
    ArmRuns arm = map.get(0).arm();
    String stack = arm.setting().get(STACK);
    return String.format(
        Locale.ROOT,
        "%s, width %s; %s",
        Students.set(arm),
        arm.setting().get(WIDTH),
        Words.training(stack, arm.setting().get(RATE), results.spec().stacks().get(stack)));
  }

  @Override
  public String answer() {
    if (gaps.isEmpty()) {
      return TwoLayerFindings.NOTHING_YET;
    }
    String where =
        Grouped.by(gaps, gap -> Students.hold(gap.baseline())).stream()
            .sorted(Comparator.comparing(same -> Students.hold(same.get(0).baseline())))
            .map(RegimesFindings::told)
            .collect(Collectors.joining("; ", "Soft labels are ahead for sure ", "."));
    return where
        + gaps.stream()
            .filter(gap -> gap.verdict() == Verdict.BETTER)
            .max(BY_POINTS)
            .map(gap -> " Widest: " + described(gap) + ".")
            .orElse("")
        + Students.chosen(arms).stream().map(RegimesFindings::chosen).collect(Collectors.joining());
  }

  private static String told(List<Contrast> same) {
    return String.format(
        Locale.ROOT,
        "in %d of %d cells where %s (behind in %d)",
        count(same, Verdict.BETTER),
        same.size(),
        switch (Students.hold(same.get(0).baseline())) {
          case ALL -> "the projection ends up holding all units of the hard students";
          case SOME -> "it holds some of them";
          case NONE -> "it holds none or there is none";
        },
        count(same, Verdict.WORSE));
  }

  private static long count(List<Contrast> gaps, Verdict verdict) {
    return gaps.stream().filter(gap -> gap.verdict() == verdict).count();
  }

  private static String described(Contrast gap) {
    return String.join(
        ", ",
        Students.words(gap) + " points",
        Students.set(gap.arm()),
        Students.way(gap.arm()),
        gap.arm().arm());
  }

  private static String chosen(Contrast gap) {
    return String.format(
        Locale.ROOT,
        " On %s, with each arm trained as its validation images choose, soft students"
            + " (%s, %s: %s %%) are %s points ahead of hard ones (%s: %s %%).",
        Students.set(gap.arm()),
        Students.way(gap.arm()),
        gap.arm().arm(),
        Students.test(gap.arm()),
        Students.words(gap),
        Students.way(gap.baseline()),
        Students.test(gap.baseline()));
  }

  @Override
  public List<Table> lead() {
    return List.of(where(), temperatures(), teachers(), margins());
  }

  private Table where() {
    return new Columns<List<Contrast>>()
        .with("hard students", same -> optimiser(same.get(0)) + held(same.get(0)))
        .with("cells", List::size)
        .with("soft ahead*", same -> count(same, Verdict.BETTER))
        .with("behind*", same -> count(same, Verdict.WORSE))
        .with("median", same -> signed(median(same), 2))
        .with("widest", same -> Students.words(widest(same)))
        .with("at", same -> Students.way(widest(same).arm()) + ", " + widest(same).arm().arm())
        .table(
            "Where the gap is",
            Grouped.by(gaps, gap -> List.of(optimiser(gap), Students.hold(gap.baseline()))).stream()
                .sorted(
                    Comparator.comparing((List<Contrast> same) -> optimiser(same.get(0)))
                        .thenComparing(same -> Students.hold(same.get(0).baseline())))
                .toList(),
            List.of(
                UNCORRECTED,
                "Held: at the end a unit is within a hundredth of the edge of its ball"
                    + " ‖w − w(0)‖ ≤ B/√m."));
  }

  private String optimiser(Contrast gap) {
    return Words.optimiser(results.spec().stacks().get(gap.arm().setting().get(STACK)));
  }

  private static String held(Contrast gap) {
    return switch (Students.hold(gap.baseline())) {
      case ALL -> ", all units held";
      case SOME -> ", some units held";
      case NONE -> ", no unit held";
    };
  }

  private static double median(List<Contrast> gaps) {
    List<Double> sorted = gaps.stream().map(Contrast::points).sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private static Contrast widest(List<Contrast> gaps) {
    return gaps.stream().max(BY_POINTS).orElseThrow();
  }

  private Table temperatures() {
    return new Columns<Contrast>()
        .with("training", gap -> Students.way(gap.arm()))
        .with("data", gap -> Students.set(gap.arm()))
        .with("hard %", gap -> Students.test(gap.baseline()))
        .with("labels", gap -> gap.arm().arm())
        .with("soft %", gap -> Students.test(gap.arm()))
        .with("soft − hard", gap -> gap.starred(2))
        .with("interval", gap -> gap.interval(2))
        .with("p", gap -> p(gap.holm()))
        .table(
            "The labels that suit each radius",
            Students.chosen(arms, ArmRuns::setting).stream().map(Contrast::alone).toList(),
            List.of(
                "The soft labels whose students did best on validation images; test accuracy. "
                    + UNCORRECTED));
  }

  private Table teachers() {
    return new Columns<TeacherResult>()
        .with("data", TeacherResult::set)
        .with("test %", teacher -> fixed(100 * teacher.test(), 2))
        .table("Teachers", results.teachers(), List.of());
  }

  /** The margin of a data set on one sample of features. */
  private record Sample(String set, MarginBounds bounds) {
    String apart() {
      return bounds.lower() > 0 ? fixed(100 * (bounds.upper() / bounds.lower() - 1), 1) : "";
    }
  }

  private Table margins() {
    return new Columns<Sample>()
        .with("data", Sample::set)
        .with("features", sample -> fixed(sample.bounds().features(), 0))
        .with("at least", sample -> fixed(sample.bounds().lower(), 5))
        .with("at most", sample -> fixed(sample.bounds().upper(), 5))
        .with("apart %", Sample::apart)
        .with("iterations", sample -> fixed(sample.bounds().iterations(), 0))
        .table(
            "The margin γ",
            results.theories().stream()
                .flatMap(each -> each.samples().stream().map(b -> new Sample(each.set(), b)))
                .toList(),
            results.theories().stream().map(RegimesFindings::fresh).toList());
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
    return Gallery.filled(
        Stream.concat(
                maps().stream().map(map -> new GapMaps(map, name(map)).gallery()),
                Stream.of(new Movements(arms).gallery()))
            .toArray(Gallery[]::new));
  }

  @Override
  public List<Table> tables() {
    return Stream.concat(
            maps().stream().map(this::table), Stream.of(new StudentTable(results, arms).promises()))
        .toList();
  }

  private Table table(List<Contrast> map) {
    List<String> labels = map.stream().map(gap -> gap.arm().arm()).distinct().toList();
    Columns<List<Contrast>> columns =
        new Columns<List<Contrast>>()
            .with("B", row -> Students.radius(row.get(0).arm()))
            .with("hard %", row -> Students.test(row.get(0).baseline()));
    for (int column = 0; column < labels.size(); column++) {
      int place = column;
      columns.with(labels.get(column), row -> Students.words(row.get(place)));
    }
    return columns.table(
        "Soft − hard, " + name(map), Grouped.by(map, gap -> Students.radius(gap.arm())), List.of());
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
