package io.github.distill4j;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that somebody else wrote (a class's name, a folder's, a question), made fit to be shown:
 * what it holds is seen and never acted on.
 */
public final class ShownText {

  /** What Markdown, HTML in it, formulas and mentions of code hosts begin or end with. */
  private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]<>#|&~$@]");

  /** Addresses that become links without any sign around them. */
  private static final Pattern ADDRESS = Pattern.compile("(?i):(?=//)|(?<=www)\\.");

  /** What makes a paragraph a list or a rule. */
  private static final Pattern BLOCK =
      Pattern.compile("^(?:([-+])(?=\\s|$|-[-\\s]*$)|(\\d{1,9})([.)])(?=\\s|$))");

  private ShownText() {}

  /**
   * The text on one line. Control characters, line breaks, halves of characters and signs that turn
   * the direction of writing are written as Java writes them in a string: a backslash and what
   * stands for the character.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                line.append(escaped(c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** Sentences on one line: white space of any kind and length is one space. */
  public static String prose(String text) {
    return line(text.strip().replaceAll("\\s+", " "));
  }

  /**
   * The text on one line of Markdown, in a paragraph or in a table's cell: nothing in it is taken
   * for Markdown or HTML.
   */
  public static String markdown(String text) {
    String plain = MARKDOWN.matcher(line(text)).replaceAll("\\\\$0");
    String unlinked = ADDRESS.matcher(plain).replaceAll("\\\\$0");
    return BLOCK
        .matcher(unlinked)
        .replaceFirst(
            begun -> begun.group(1) == null ? begun.group(2) + "\\\\" + begun.group(3) : "\\\\$0");
  }

  /** A constant as YAML and reports write it: small letters with hyphens. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Names with commas between them; one that could be taken for several is in quotation marks. */
  public static String list(List<String> names) {
    return names.stream()
        .map(name -> isPlain(name) ? name : quoted(name))
        .collect(Collectors.joining(", "));
  }

  private static boolean isPlain(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && name.indexOf(',') < 0
        && name.indexOf('"') < 0;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Whether a character is written as its number: it breaks a line, steers a terminal or turns
   * text.
   */
  public static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> turnsDirection(c) || c == 0xfeff || c == 0xfffe || c == 0xffff;
    };
  }

  private static boolean turnsDirection(int c) {
    return c == 0x061c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> Text.of("\\u%04x", c);
    };
  }
}
