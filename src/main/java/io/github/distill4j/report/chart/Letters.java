package io.github.distill4j.report.chart;

import io.github.distill4j.ShownText;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The room that words take in a chart, and words short enough for the room there is. */
final class Letters {

  private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

  private Letters() {}

  static double width(String text, Font font) {
    return font.getStringBounds(text, SMOOTH).getWidth();
  }

  /** The widest of some. */
  static double width(List<String> texts, Font font) {
    return texts.stream().mapToDouble(text -> width(text, font)).max().orElse(0);
  }

  /** From one line to the next. */
  static double height(Font font) {
    return font.getStringBounds("Äg", SMOOTH).getHeight();
  }

  /** The text on one line, with … for its middle where it is too wide. */
  static String fitted(String text, Font font, double room) {
    String line = ShownText.line(text);
    double width = width(line, font);
    if (width <= room) {
      return line;
    }
    int[] letters = line.codePoints().toArray();
    // Twice what fits of letters all alike: nearer than the whole of a long text.
    int most = (int) Math.min(letters.length - 1, 2 * letters.length * room / width);
    return IntStream.iterate(most, kept -> kept > 1, kept -> kept - 1)
        .mapToObj(kept -> shortened(letters, kept))
        .filter(shorter -> width(shorter, font) <= room)
        .findFirst()
        .orElse("…");
  }

  private static String shortened(int[] letters, int kept) {
    int tail = kept / 2;
    return new String(letters, 0, kept - tail)
        + "…"
        + new String(letters, letters.length - tail, tail);
  }

  /** Names likewise; numbered from 1 where different ones would look alike. */
  static List<String> fitted(List<String> names, Font font, double room) {
    List<String> fitted = names.stream().map(name -> fitted(name, font, room)).toList();
    return new HashSet<>(fitted).size() == new HashSet<>(names).size()
        ? fitted
        : IntStream.range(0, names.size())
            .mapToObj(i -> fitted((i + 1) + " " + names.get(i), font, room))
            .toList();
  }
}
