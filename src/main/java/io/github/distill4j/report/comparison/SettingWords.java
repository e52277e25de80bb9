package io.github.distill4j.report.comparison;

import java.util.Map;
import java.util.stream.Collectors;

/** Swept keys in few letters. */
public final class SettingWords {

  private static final Map<String, String> SHORT =
      Map.of("loss.temperature", "T", "loss.alpha", "α", "loss.smoothing", "ε");

  private SettingWords() {}

  /** A setting such as {@code T=4, width=0.5}. */
  public static String of(Map<String, String> setting) {
    return setting.entrySet().stream()
        .map(each -> key(each.getKey()) + "=" + each.getValue())
        .collect(Collectors.joining(", "));
  }

  /** A key's symbol, or its last part; with {@code teacher} before it where it is the teacher's. */
  public static String key(String key) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    return SHORT.getOrDefault(key, key.startsWith("teacher.") ? "teacher " + last : last);
  }

  /** The value as a number; not a number when it is a word. */
  public static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
