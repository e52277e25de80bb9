package io.github.distill4j.study.twolayer;

import io.github.distill4j.UserMistake;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** What keys must hold. */
final class Require {

  private Require() {}

  static <T> T given(String key, T value, String expected) {
    if (value == null) {
      throw new UserMistake("%s: missing; expected %s", key, expected);
    }
    return value;
  }

  static <T> T that(String key, T value, Predicate<T> holds, String expected) {
    if (!holds.test(value)) {
      throw new UserMistake("%s: found %s, expected %s", key, value, expected);
    }
    return value;
  }

  static int atLeast(int least, String key, int value) {
    return that(key, value, v -> v >= least, least + " or more");
  }

  static double positive(String key, double value) {
    return that(key, value, v -> v > 0 && Double.isFinite(v), "a number above 0");
  }

  /** A list of values none of which comes twice. */
  static <T> List<T> distinct(String key, List<T> values) {
    that(key, values, v -> v.stream().distinct().count() == v.size(), "no value twice");
    return List.copyOf(values);
  }

  /** A list that also holds something. */
  static <T> List<T> some(String key, List<T> values) {
    that(key, values, v -> !v.isEmpty(), "at least one value");
    return distinct(key, values);
  }

  /** Names that may become parts of file names. */
  static void names(String key, Collection<String> names) {
    that(key, names, n -> !n.isEmpty(), "at least one");
    for (String name : names) {
      that(key, name, n -> n.matches("[a-z0-9][a-z0-9-]{0,39}"), "a name of a-z, 0-9 and -");
    }
  }
}
