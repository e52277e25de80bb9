package io.github.distill4j.loss;

import io.github.distill4j.UserMistake;

/**
 * Which values a loss's number may have.
 *
 * @param key its name in YAML
 * @param words the two, for people
 */
record Range(String key, double least, double most, String words) {

  static final Range TEMPERATURE =
      new Range("temperature", 1e-3, 1e6, "0.001 to 1000000; 1 to 20 is usual");

  static Range share(String key) {
    return new Range(key, 0, 1, "0 to 1");
  }

  static Range weight(String key) {
    return new Range(key, 0, 1e6, "0 to 1000000");
  }

  /** The value, or the usual one where none is given. */
  double of(Double given, double usual) {
    double value = given == null ? usual : given;
    if (!(value >= least && value <= most)) {
      throw new UserMistake("%s: found %s, expected %s", key, value, words);
    }
    return value;
  }
}
