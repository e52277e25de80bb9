package io.github.distill4j.study.distil;

import io.github.distill4j.study.Fingerprint;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings in file names and in sentences. */
final class SettingName {

  /** File systems allow 255 bytes, and a temporary file's name adds 43 to the trial's. */
  private static final int LONGEST = 100;

  private static final int LONGEST_VALUE = 32;

  private SettingName() {}

  /** A setting as people write it: {@code loss.temperature=4, student.width=0.5}. */
  static String words(Map<String, String> setting) {
    return setting.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** An arm's word with its setting behind it, safe as a file's name and different for each. */
  static String after(String arm, Map<String, String> setting) {
    if (setting.isEmpty()) {
      return arm;
    }
    String name =
        setting.entrySet().stream()
            .map(e -> brief(e.getKey()) + "=" + safe(e.getValue()))
            .collect(Collectors.joining(","));
    String whole = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + mark(name);
    return arm + "-" + whole;
  }

  /** Keys of data and loss have names of their own; the two roles share theirs. */
  private static String brief(String key) {
    return key.replaceFirst("^(data|loss)\\.", "");
  }

  /** The value where it is short and of small letters; else what can be kept of it and a mark. */
  private static String safe(String value) {
    // Some file systems take A and a for the same name.
    String safe = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+_-]", "_");
    boolean whole = safe.equals(value) && safe.length() <= LONGEST_VALUE;
    return whole ? safe : safe.substring(Math.max(0, safe.length() - LONGEST_VALUE)) + mark(value);
  }

  /** Different for different texts, among as many as any study has. */
  private static String mark(String text) {
    return "~" + Fingerprint.of(text).substring(0, 12);
  }
}
