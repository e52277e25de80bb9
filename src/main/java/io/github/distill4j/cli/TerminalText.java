package io.github.distill4j.cli;

import io.github.distill4j.ShownText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that is only written on: a control character in a class's or a folder's name is seen
 * as {@link ShownText#line} writes it, and moves no cursor and changes no colour.
 */
final class TerminalText extends FilterWriter {

  /** All but the ends of lines. */
  private static final Pattern LINE =
      Pattern.compile("(?:(?!" + Pattern.quote(System.lineSeparator()) + ")[^\n])+");

  private TerminalText(Writer terminal) {
    super(terminal);
  }

  /** A writer that hands on to a terminal what can be shown there. */
  static PrintWriter on(Writer terminal) {
    return new PrintWriter(new TerminalText(terminal), true);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    String part = text.substring(from, from + length);
    out.write(
        LINE.matcher(part)
            .replaceAll(line -> Matcher.quoteReplacement(ShownText.line(line.group()))));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int character) throws IOException {
    write(String.valueOf((char) character), 0, 1);
  }
}
