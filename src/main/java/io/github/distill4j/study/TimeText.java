package io.github.distill4j.study;

import java.time.Duration;
import java.util.Locale;

/** A length of time in the two units that matter, such as {@code 1:05 min}. */
public final class TimeText {

  private TimeText() {}

  /** The text; less than a second counts as one. */
  public static String of(Duration time) {
    long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds % 3600 / 60);
  }
}
