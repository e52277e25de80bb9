package io.github.distill4j;

import com.google.errorprone.annotations.FormatMethod;

/**
 * Something the user can put right: a misspelt key, a missing file, a wrong checksum.
 *
 * <p>The message is one line that names the place, what was found, what was expected and what to
 * do. The command line prints it without a stack trace and ends with exit code 2.
 */
public final class UserMistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A mistake described by a format string; control characters in it are shown as escapes.
   *
   * @param format one line, as for {@link String#format}
   * @param arguments the values it names
   */
  @FormatMethod
  public UserMistake(String format, Object... arguments) {
    super(ShownText.line(Text.of(format, arguments)));
  }

  /**
   * The same mistake, told with the place it was found in.
   *
   * @param place a file or key, put before the message
   * @return a new exception with this one's message behind the place
   */
  public UserMistake in(String place) {
    return new UserMistake("%s: %s", place, getMessage());
  }
}
