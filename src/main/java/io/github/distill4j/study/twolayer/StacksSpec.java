package io.github.distill4j.study.twolayer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.spec.Require;
import io.github.distill4j.spec.Seeds;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.StudyYaml;
import io.github.distill4j.study.Work;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Stacks of students on some data sets: hard labels against a teacher's soft ones.
 *
 * @param kind {@link #TABLE} or {@link #REGIMES}: how the results are laid out
 * @param name names the results folder (default: the file's name)
 * @param question what the study is to answer
 * @param sets data sets by name, each of two classes
 * @param teacher gives the soft labels, one a data set
 * @param widths m of the students
 * @param stacks ways to train, by name
 * @param seeds of every way to train (default 1 to 10)
 */
public record StacksSpec(
    String kind,
    String name,
    String question,
    Map<String, DataSet> sets,
    Teacher teacher,
    @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Integer> widths,
    Map<String, StackSpec> stacks,
    Seeds seeds)
    implements TwoLayerSpec {

  /** The kind of a study beside a published table. */
  public static final String TABLE = "two-layer-table";

  /** The kind of a study over many regimes of training. */
  public static final String REGIMES = "two-layer-regimes";

  private static final List<String> KINDS = List.of(TABLE, REGIMES);

  private static final List<String> NO_STACKS = List.of("teacher", "theory");

  /** Fills in the defaults and checks that the sections fit each other. */
  public StacksSpec {
    Require.that("kind", kind, KINDS::contains, "two-layer-table or two-layer-regimes");
    question = question == null ? "" : question;
    sets = inOrder(Require.given("sets", sets, "data sets by name"));
    stacks = inOrder(Require.given("stacks", stacks, "ways to train by name"));
    Require.names("sets", sets.keySet());
    Require.names("stacks", stacks.keySet());
    Require.that(
        "stacks",
        stacks.keySet(),
        s -> NO_STACKS.stream().noneMatch(s::contains),
        "other names than " + NO_STACKS);
    teacher = teacher == null ? SpecMapper.of(Teacher.class, Map.of()) : teacher;
    widths =
        Require.some("widths", Require.given("widths", widths, "even numbers such as [4, 6, 8]"));
    widths.forEach(
        m ->
            Require.that(
                "widths", m, v -> v >= 2 && v <= 1 << 20 && v % 2 == 0, "even numbers from 2"));
    seeds = seeds == null ? new Seeds(IntStream.rangeClosed(1, 10).boxed().toList()) : seeds;
    for (Map.Entry<String, StackSpec> stack : stacks.entrySet()) {
      requireSets(stack.getKey(), stack.getValue(), sets);
    }
  }

  /**
   * Reads one with these keys changed, each {@code key.path=value}.
   *
   * @throws UserMistake naming file and key
   */
  public static StacksSpec read(StudyText text, List<String> changes) {
    return StudyYaml.read(text, changes, StacksSpec.class).named(text.name());
  }

  @Override
  public List<Work> works() {
    return StackWork.ALL;
  }

  @Override
  public List<String> ids() {
    return new StackTasks(this).ids();
  }

  @Override
  public Plan plan(DataCache images) {
    return new StackTasks(this).plan(images);
  }

  @Override
  public List<DataSpec> images() {
    return sets.values().stream().map(DataSet::data).toList();
  }

  private static <T> Map<String, T> inOrder(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static void requireSets(String name, StackSpec stack, Map<String, DataSet> sets) {
    for (String set : stack.setsOf(sets.keySet())) {
      if (!sets.containsKey(set)) {
        throw new UserMistake(
            "stacks.%s.sets: found %s, expected some of %s", name, set, sets.keySet());
      }
      if (stack.theory() && sets.get(set).margin() == null) {
        throw new UserMistake(
            "stacks.%s.theory: the set %s has no section margin, which makes the theoretical"
                + " labels; add sets.%s.margin: {features: 2000}",
            name, set, set);
      }
    }
  }

  /**
   * One data set.
   *
   * @param data which images; of two classes and at most unit norm
   * @param margin how to find its margin and the theoretical labels (default: not at all)
   * @param paper published accuracies (default none)
   */
  public record DataSet(DataSpec data, Margin margin, List<Published> paper) {

    /** Fills in the defaults. */
    public DataSet {
      Require.given("data", data, "a section that says which images");
      paper = paper == null ? List.of() : List.copyOf(paper);
    }

    /** What was published for students of a width, if anything was. */
    public Optional<Published> paper(int width) {
      return paper.stream().filter(row -> row.width() == width).findFirst();
    }
  }

  /**
   * The convex problem of the margin.
   *
   * @param features M, even (default 2000)
   * @param iterations at most so many (default 300)
   */
  public record Margin(Integer features, Integer iterations) {

    /** Fills in the defaults and checks the ranges. */
    public Margin {
      features =
          Require.that(
              "features",
              features == null ? 2000 : features,
              v -> v >= 2 && v % 2 == 0,
              "an even number");
      iterations = Require.atLeast(1, "iterations", iterations == null ? 300 : iterations);
    }
  }

  /**
   * A published row, accuracies in per cent.
   *
   * @param width m of its students
   * @param teacher accuracy of the teacher
   * @param hard of the student by hard labels
   * @param soft of the student by soft labels
   */
  public record Published(int width, double teacher, double hard, double soft) {}

  /**
   * The teacher: Adam, every weight trained, biases.
   *
   * @param width m (default 512)
   * @param rate η (default 0.001)
   * @param batch examples a step (default 128)
   * @param iterations steps (default 4000)
   * @param seed fixes weights (default 1)
   */
  public record Teacher(
      Integer width, Double rate, Integer batch, Integer iterations, Integer seed) {

    /** Fills in the defaults and checks the ranges. */
    public Teacher {
      width =
          Require.that(
              "width",
              width == null ? 512 : width,
              v -> v >= 2 && v % 2 == 0,
              "an even number from 2");
      rate = Require.positive("rate", rate == null ? .001 : rate);
      batch = Require.atLeast(1, "batch", batch == null ? 128 : batch);
      iterations = Require.atLeast(1, "iterations", iterations == null ? 4000 : iterations);
      seed = Require.atLeast(1, "seed", seed == null ? 1 : seed);
    }
  }

  /** This study under a name, unless it has one. */
  StacksSpec named(String otherwise) {
    return name != null
        ? this
        : new StacksSpec(kind, otherwise, question, sets, teacher, widths, stacks, seeds);
  }
}
