package io.github.distill4j.study.twolayer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.spec.Require;
import io.github.distill4j.spec.Seeds;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.StudyYaml;
import io.github.distill4j.study.Work;
import io.github.distill4j.theory.ControlledData;
import io.github.distill4j.theory.MarginSweep;
import io.github.distill4j.train.stack.Variant;
import io.github.distill4j.train.stack.WidthSearch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The smallest width against the margin, on data whose margin is set at will; and what becomes of
 * students that are trained exactly as a theorem asks.
 *
 * @param kind {@code two-layer-scaling}
 * @param name names the results folder (default: the file's name)
 * @param question what the study is to answer
 * @param families some data sets of falling margin each, by name
 * @param arms ways to train, by name
 * @param target ε, the error on its examples that a student must not exceed (default 0.05)
 * @param share of the seeds that must succeed (default 0.5)
 * @param delta δ of the theorems (default 0.05)
 * @param widths those searched
 * @param seeds of every arm (default 1 to 10)
 * @param bounds promises of the theorems to put to the test (default none)
 */
public record ScalingSpec(
    String kind,
    String name,
    String question,
    Map<String, List<Point>> families,
    Map<String, Arm> arms,
    Double target,
    Double share,
    Double delta,
    Widths widths,
    Seeds seeds,
    List<Bound> bounds)
    implements TwoLayerSpec {

  /** The kind of such a study. */
  public static final String KIND = "two-layer-scaling";

  /** Fills in the defaults and checks the ranges. */
  public ScalingSpec {
    Require.that("kind", kind, KIND::equals, KIND);
    question = question == null ? "" : question;
    families = inOrder(Require.given("families", families, "data sets of falling margin by name"));
    arms = inOrder(Require.given("arms", arms, "ways to train by name"));
    Require.names("families", families.keySet());
    Require.names("arms", arms.keySet());
    target = Require.fraction("target", target == null ? .05 : target);
    share = Require.fraction("share", share == null ? .5 : share);
    delta =
        Require.that(
            "delta", delta == null ? .05 : delta, v -> v > 0 && v < 1. / 3, "a number in (0, 1/3)");
    widths = widths == null ? SpecMapper.of(Widths.class, Map.of()) : widths;
    seeds = seeds == null ? new Seeds(IntStream.rangeClosed(1, 10).boxed().toList()) : seeds;
    int count = seeds.values().size();
    Require.that(
        "seeds",
        seeds.values(),
        s -> s.equals(IntStream.rangeClosed(1, count).boxed().toList()),
        "a count, or the list of 1 to some number");
    bounds = bounds == null ? List.of() : List.copyOf(bounds);
  }

  /**
   * Reads one with these keys changed, each {@code key.path=value}.
   *
   * @throws io.github.distill4j.UserMistake naming file and key
   */
  public static ScalingSpec read(StudyText text, List<String> changes) {
    return StudyYaml.read(text, changes, ScalingSpec.class).named(text.name());
  }

  @Override
  public List<Work> works() {
    return ScalingWork.ALL;
  }

  @Override
  public List<String> ids() {
    return new ScalingTasks(this).ids();
  }

  @Override
  public Plan plan(DataCache images) {
    return new ScalingTasks(this).plan();
  }

  @Override
  public List<DataSpec> images() {
    return List.of();
  }

  private static <T> Map<String, T> inOrder(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * One data set and how long students are trained on it. One of the first three is given.
   *
   * @param circle number of points around a circle, with alternating labels
   * @param parity number of inputs of 2-sparse parity
   * @param slab points of the sphere on both sides of a plane
   * @param iterations T
   * @param every for the averaged error, record every so many (default a hundredth of T)
   */
  public record Point(
      Integer circle, Integer parity, ControlledData.Slab slab, Integer iterations, Integer every) {

    /** Checks that one of the three is given, and its ranges. */
    public Point {
      Examples.requireOne("circle, parity, slab", circle, parity, slab);
      iterations =
          Require.atLeast(1, "iterations", Require.given("iterations", iterations, "a number"));
      every = Require.atLeast(1, "every", every == null ? Math.max(1, iterations / 100) : every);
      examples(circle, parity, slab);
    }

    private static Examples examples(Integer circle, Integer parity, ControlledData.Slab slab) {
      return new Examples(circle, parity, slab, null);
    }

    /** The examples' make. */
    public ControlledData data() {
      return examples(circle, parity, slab).data();
    }

    /** What tells it from others of its family. */
    String label() {
      return examples(circle, parity, slab).label();
    }
  }

  /**
   * Promises of a theorem, each a loss that students trained as it asks shall not exceed: Theorem 2
   * for soft labels, Proposition 5 for hard ones.
   *
   * @param data the examples
   * @param labels {@code hard}, or the theoretical {@code soft} ones
   * @param losses β, in (0, 1)
   * @param seeds 1 to so many (default 3)
   */
  public record Bound(
      Examples data,
      Arm.Labels labels,
      @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Double> losses,
      Integer seeds) {

    /** Fills in the default and checks the ranges. */
    public Bound {
      Require.given("data", data, "examples such as {circle: 4}");
      Require.given("labels", labels, "hard or soft");
      losses = Require.some("losses", Require.given("losses", losses, "losses such as [0.5]"));
      losses.forEach(loss -> Require.fraction("losses", loss));
      seeds = Require.atLeast(1, "seeds", seeds == null ? 3 : seeds);
    }
  }

  /**
   * One way to train.
   *
   * @param labels {@code hard}, or the theoretical {@code soft} ones
   * @param rate η
   * @param radius B (default none)
   */
  public record Arm(Labels labels, Double rate, Radius radius) {

    /** What students learn. */
    public enum Labels {
      /** p ∈ {0, 1}. */
      HARD,
      /** sigmoid(z_i) of the theoretical teacher. */
      SOFT
    }

    /** Fills in the default and checks the ranges. */
    public Arm {
      Require.given("labels", labels, "hard or soft");
      rate = Require.positive("rate", Require.given("rate", rate, "a learning rate"));
      radius = radius == null ? Radius.NONE : radius;
    }

    MarginSweep.Arm named(String name) {
      return new MarginSweep.Arm(name, labels == Labels.SOFT, rate, radius.value());
    }
  }

  /**
   * The widths searched.
   *
   * @param least first one tried (default 2)
   * @param most largest one tried (default 4096)
   * @param resolution of the search, above 1 (default 1.2)
   */
  public record Widths(Integer least, Integer most, Double resolution) {

    /** Fills in the defaults and checks the ranges. */
    public Widths {
      least =
          Require.that(
              "least",
              least == null ? 2 : least,
              v -> v >= 2 && v % 2 == 0,
              "an even number from 2");
      int from = least;
      most =
          Require.that(
              "most",
              most == null ? 4096 : most,
              v -> v >= from && v <= 1 << 20,
              from + " to 1048576");
      resolution =
          Require.that(
              "resolution", resolution == null ? 1.2 : resolution, v -> v > 1, "a number above 1");
    }

    WidthSearch search() {
      return new WidthSearch(least, most, resolution);
    }
  }

  /** The ways to train, as the search takes them. */
  List<MarginSweep.Arm> sweepArms() {
    return arms.entrySet().stream().map(arm -> arm.getValue().named(arm.getKey())).toList();
  }

  /** The search on one data set. */
  MarginSweep sweep(Point point) {
    return new MarginSweep(
        sweepArms(),
        seeds.values().size(),
        target,
        widths.search(),
        Variant.ANALYSED,
        point.iterations(),
        point.every());
  }

  /** This study under a name, unless it has one. */
  ScalingSpec named(String otherwise) {
    return name != null
        ? this
        : new ScalingSpec(
            kind, otherwise, question, families, arms, target, share, delta, widths, seeds, bounds);
  }
}
