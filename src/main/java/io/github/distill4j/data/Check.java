package io.github.distill4j.data;

import io.github.distill4j.UserMistake;

/** Ranges of a study's keys. */
final class Check {

  private Check() {}

  static void atLeast(String key, Integer found, int least) {
    if (found != null && found < least) {
      throw new UserMistake("%s: found %d, expected at least %d", key, found, least);
    }
  }

  static void atMost(String key, int found, int most) {
    if (found > most) {
      throw new UserMistake("%s: found %d, expected at most %d", key, found, most);
    }
  }

  static void fraction(String key, double found) {
    if (!(found > 0 && found < 1)) {
      throw new UserMistake("%s: found %s, expected a number in (0, 1)", key, found);
    }
  }

  static void fromZero(String key, double found, int most) {
    if (!(found >= 0 && found <= most)) {
      throw new UserMistake("%s: found %s, expected a number from 0 to %d", key, found, most);
    }
  }
}
