package io.github.distill4j;

/** Text from somebody's file as it may be shown: on one line, and nothing a terminal obeys. */
public final class OneLine {

  private OneLine() {}

  /** The text with every control character and line break as its number, such as {@code \u001b}. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(OneLine::breaks)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> shown.append(breaks(c) ? String.format("\\u%04x", c) : Character.toString(c)));
    return shown.toString();
  }

  /** Whether a character is no part of a line of text. */
  public static boolean breaks(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      // Half a character.
      case Character.SURROGATE -> true;
      default -> turns(character);
    };
  }

  /** The signs that change the direction in which what follows is read. */
  private static boolean turns(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
