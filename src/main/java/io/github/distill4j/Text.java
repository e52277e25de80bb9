package io.github.distill4j;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/** Text with numbers in it, written the same whatever the machine's language. */
public final class Text {

  private Text() {}

  /** The format with these arguments, as for {@link String#format}. */
  @FormatMethod
  public static String of(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
