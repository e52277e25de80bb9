package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.study.twolayer.ArmLabels;
import io.github.distill4j.study.twolayer.StackResult;
import io.github.distill4j.study.twolayer.StudentResult;
import io.github.distill4j.train.Epoch;
import io.github.distill4j.train.stack.Course;
import io.github.distill4j.train.stack.Student;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Students of stacks as trials: their labels are the arm; data set, width, stack, rate and radius
 * the setting; the looks at the validation images the epochs.
 */
final class Students {

  static final String SET = "set";
  static final String WIDTH = "width";
  static final String STACK = "stack";
  static final String RATE = "rate";
  static final String RADIUS = "radius";
  static final String MOVEMENT = "mean_movement";
  static final String FARTHEST = "farthest";
  static final String REACH = "reach";

  /** The arm by hard labels. */
  static final String HARD = ArmLabels.HARD.toString();

  /** A unit that moved at least this share of its reach is held at its ball's edge. */
  private static final double EDGE = .99;

  private static final Comparator<ArmRuns> BY_VALIDATION =
      Comparator.comparingDouble(arm -> mean(arm, Quantity.VALIDATION_ACCURACY::of));

  /** What the projection does at the end of training. */
  enum Hold {
    /** It holds every unit at the edge of its ball. */
    ALL,
    /** It holds some units. */
    SOME,
    /** It holds none, or there is no projection. */
    NONE
  }

  private Students() {}

  /** The arms of some stacks, in the order of their students. */
  static List<ArmRuns> of(List<StackResult> stacks) {
    return stacks.stream()
        .flatMap(stack -> Grouped.by(trials(stack), t -> List.of(t.arm(), t.setting())).stream())
        .map(alike -> ArmRuns.of("", alike))
        .toList();
  }

  private static List<TrialResult> trials(StackResult stack) {
    return stack.students().stream().map(student -> trial(stack, student)).toList();
  }

  private static TrialResult trial(StackResult stack, StudentResult student) {
    return new TrialResult(
        stack.trial(),
        student.labels().toString(),
        setting(stack, student.course().student()),
        Math.toIntExact(student.course().student().seed()),
        stack.fingerprint(),
        stack.needs(),
        "",
        null,
        "",
        measures(student),
        List.of(),
        null,
        null,
        0,
        student.looks().stream()
            .map(look -> new Epoch(look.step(), Double.NaN, Double.NaN, look.validation()))
            .toList(),
        stack.provenance(),
        null);
  }

  private static Map<String, String> setting(StackResult stack, Student student) {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put(SET, stack.set());
    setting.put(WIDTH, Integer.toString(student.width()));
    setting.put(STACK, stack.stack());
    setting.put(RATE, Words.number(stack.rate()));
    setting.put(RADIUS, Words.number(student.radius()));
    return setting;
  }

  private static Map<String, Double> measures(StudentResult student) {
    Course course = student.course();
    return Map.of(
        "accuracy",
        student.test(),
        "validation.accuracy",
        student.validation(),
        "averaged_loss",
        course.averaged().loss(),
        "last_loss",
        course.last().loss(),
        "averaged_error",
        course.averaged().error(),
        "last_error",
        course.last().error(),
        MOVEMENT,
        course.meanMovement(),
        FARTHEST,
        course.farthest(),
        REACH,
        student.reach());
  }

  static boolean isHard(ArmRuns arm) {
    return arm.arm().equals(HARD);
  }

  /** Some values of the setting, by which arms belong together. */
  static List<String> at(ArmRuns arm, String... keys) {
    return Stream.of(keys).map(arm.setting()::get).toList();
  }

  static String set(ArmRuns arm) {
    return arm.setting().get(SET);
  }

  /** Data set and width. */
  static String data(ArmRuns arm) {
    return String.join(", ", at(arm, SET, WIDTH));
  }

  /** How they were trained, in brief. */
  static String way(ArmRuns arm) {
    return arm.setting().get(STACK) + ", rate " + arm.setting().get(RATE) + ", B " + radius(arm);
  }

  static String radius(ArmRuns arm) {
    return arm.setting().get(RADIUS);
  }

  /** Accuracies on test images, %. */
  static String test(ArmRuns arm) {
    return Numbers.spread(arm.spread(Quantity.ACCURACY), 2);
  }

  /** A number's mean over seeds. */
  static double mean(ArmRuns arm, ToDoubleFunction<TrialResult> number) {
    return Words.mean(arm.trials().stream().mapToDouble(number).toArray());
  }

  static double mean(ArmRuns arm, String measure) {
    return mean(arm, trial -> trial.measure(measure));
  }

  /** How far the farthest unit of any seed moved. */
  static double farthest(ArmRuns arm) {
    return arm.trials().stream().mapToDouble(t -> t.measure(FARTHEST)).max().orElseThrow();
  }

  /** B/√m. */
  static double reach(ArmRuns arm) {
    return arm.trials().get(0).measure(REACH);
  }

  static Hold hold(ArmRuns arm) {
    double edge = EDGE * reach(arm);
    if (mean(arm, MOVEMENT) >= edge) {
      return Hold.ALL;
    }
    return farthest(arm) >= edge ? Hold.SOME : Hold.NONE;
  }

  /** Every soft arm against the hard one of its setting. */
  static List<Contrast> contrasts(List<ArmRuns> arms) {
    return Grouped.by(arms, ArmRuns::setting).stream()
        .flatMap(
            alike -> {
              ArmRuns hard = alike.stream().filter(Students::isHard).findFirst().orElseThrow();
              return alike.stream().filter(arm -> !isHard(arm)).map(arm -> Contrast.of(arm, hard));
            })
        .toList();
  }

  /**
   * The soft arm against the hard one that did best on validation images, each by itself, for every
   * value of a key: both have had the same chance to find the training that suits them, but that
   * soft labels come at several temperatures.
   */
  static List<Contrast> chosen(List<ArmRuns> arms, Function<ArmRuns, ?> key) {
    return Grouped.by(arms, key).stream()
        .map(same -> Contrast.of(best(same, false), best(same, true)))
        .toList();
  }

  private static ArmRuns best(List<ArmRuns> arms, boolean hard) {
    return arms.stream().filter(arm -> isHard(arm) == hard).max(BY_VALIDATION).orElseThrow();
  }

  /** How they are chosen for the whole of a data set and width, p corrected by Holm's procedure. */
  static List<Contrast> chosen(List<ArmRuns> arms) {
    return Contrast.corrected(chosen(arms, arm -> at(arm, SET, WIDTH)));
  }

  /** The difference of test accuracies, soft − hard, with its interval. */
  static String words(Contrast contrast) {
    return (contrast.starred(2) + " " + contrast.interval(2)).strip();
  }
}
