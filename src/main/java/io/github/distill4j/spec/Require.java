package io.github.distill4j.spec;

import io.github.distill4j.UserMistake;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** What keys must hold; each method throws a {@link UserMistake} that names the key. */
public final class Require {

  private Require() {}

  /** A value that is there. */
  public static <T> T given(String key, T value, String expected) {
    if (value == null) {
      throw new UserMistake("%s: missing; expected %s", key, expected);
    }
    return value;
  }

  /** A condition that a value meets. */
  public static void that(boolean holds, String key, Object found, String expected) {
    if (!holds) {
      throw new UserMistake("%s: found %s, expected %s", key, found, expected);
    }
  }

  /** A value that meets a condition. */
  public static <T> T that(String key, T value, Predicate<T> holds, String expected) {
    that(holds.test(value), key, value, expected);
    return value;
  }

  /** A whole number from {@code least} on. */
  public static int atLeast(int least, String key, int value) {
    return that(key, value, v -> v >= least, least + " or more");
  }

  /** A number above 0, not infinite. */
  public static double positive(String key, double value) {
    return that(key, value, v -> v > 0 && Double.isFinite(v), "a number above 0");
  }

  /** A number between 0 and 1, without both ends. */
  public static double fraction(String key, double value) {
    return that(key, value, v -> v > 0 && v < 1, "a number in (0, 1)");
  }

  /** A list of values none of which comes twice. */
  public static <T> List<T> distinct(String key, List<T> values) {
    that(key, values, v -> v.stream().distinct().count() == v.size(), "no value twice");
    return List.copyOf(values);
  }

  /** A list that also holds something. */
  public static <T> List<T> some(String key, List<T> values) {
    that(key, values, v -> !v.isEmpty(), "at least one value");
    return distinct(key, values);
  }

  /** Names that may become parts of file names. */
  public static void names(String key, Collection<String> names) {
    that(key, names, n -> !n.isEmpty(), "at least one");
    for (String name : names) {
      that(key, name, n -> n.matches("[a-z0-9][a-z0-9-]{0,39}"), "a name of a-z, 0-9 and -");
    }
  }
}
