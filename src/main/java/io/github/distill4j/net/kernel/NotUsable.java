package io.github.distill4j.net.kernel;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.distill4j.Text;

/** Why oneDNN cannot be called in this process: one line for people. */
final class NotUsable extends Exception {

  private static final long serialVersionUID = 1L;

  @FormatMethod
  NotUsable(@FormatString String format, Object... arguments) {
    super(Text.of(format, arguments));
  }
}
