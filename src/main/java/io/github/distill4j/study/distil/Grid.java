package io.github.distill4j.study.distil;

import io.github.distill4j.UserMistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every setting of a study's sweep: the product of its axes.
 *
 * @param study swept or not; without a sweep there is one setting, the study itself
 */
record Grid(StudySpec study) {

  private static final long MOST_SETTINGS = 10_000;

  /**
   * The study at one setting.
   *
   * @param setting a value for every swept key
   * @param spec the study with these values
   */
  record Point(Map<String, String> setting, StudySpec spec) {

    /** The part of the setting made of these axes. */
    Map<String, String> only(List<Sweep.Axis> axes) {
      Map<String, String> part = new LinkedHashMap<>();
      axes.forEach(axis -> part.put(axis.key(), setting.get(axis.key())));
      return part;
    }
  }

  /** Refuses a sweep that cannot be, or that would train the same thing again and again. */
  void check() {
    for (Sweep.Axis axis : study.sweep().axes()) {
      if (study.arms().stream().noneMatch(axis::concerns)) {
        throw new UserMistake(
            "%s: swept over %s, but none of the arms %s reads it; add an arm that does, or give one"
                + " value",
            axis.key(), axis.values(), words(study.arms()));
      }
    }
    if (size() > MOST_SETTINGS) {
      throw new UserMistake(
          "the sweep over %s has %,d settings, expected at most %,d; sweep fewer values",
          String.join(", ", study.sweep().keys()), size(), MOST_SETTINGS);
    }
    points();
  }

  private static String words(List<Arm> arms) {
    return arms.stream().map(Arm::word).collect(Collectors.joining(", "));
  }

  private long size() {
    return study.sweep().axes().stream()
        .mapToLong(axis -> axis.values().size())
        .reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
  }

  /** The settings, data outermost and the teacher next, so that each is needed in one stretch. */
  List<Point> points() {
    List<Sweep.Axis> axes = axes(axis -> true);
    axes.sort(
        Comparator.comparing((Sweep.Axis axis) -> !axis.concernsData())
            .thenComparing(axis -> !axis.concernsTeacher()));
    List<Map<String, String>> settings = List.of(Map.of());
    for (Sweep.Axis axis : axes) {
      settings =
          settings.stream()
              .flatMap(s -> axis.values().stream().map(v -> with(s, axis, v)))
              .toList();
    }
    return settings.stream().map(this::point).toList();
  }

  private static Map<String, String> with(
      Map<String, String> setting, Sweep.Axis axis, String value) {
    Map<String, String> longer = new LinkedHashMap<>(setting);
    longer.put(axis.key(), value);
    return longer;
  }

  private Point point(Map<String, String> setting) {
    try {
      return new Point(setting, setting.isEmpty() ? study : SpecReader.at(study, setting));
    } catch (UserMistake mistake) {
      throw mistake.in("with " + SettingName.words(setting));
    }
  }

  /** The axes, in the order they were written, that meet a condition. */
  List<Sweep.Axis> axes(Predicate<Sweep.Axis> condition) {
    return new ArrayList<>(study.sweep().axes().stream().filter(condition).toList());
  }
}
