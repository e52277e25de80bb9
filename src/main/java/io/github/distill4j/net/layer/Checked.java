package io.github.distill4j.net.layer;

/** Arguments of builders. */
final class Checked {

  private Checked() {}

  static int odd(String name, int value) {
    return checked(name, value, value > 0 && value % 2 == 1, "a positive odd number");
  }

  static int positive(String name, int value) {
    return checked(name, value, value > 0, "a number above 0");
  }

  static double positive(String name, double value) {
    return checked(name, value, value > 0, "a number above 0");
  }

  static double share(String name, double value) {
    return checked(name, value, value >= 0 && value <= 1, "a number from 0 to 1");
  }

  private static <T> T checked(String name, T value, boolean good, String expected) {
    if (!good) {
      throw new IllegalArgumentException(name + ": expected " + expected + ", found " + value);
    }
    return value;
  }
}
