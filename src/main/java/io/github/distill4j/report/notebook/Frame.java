package io.github.distill4j.report.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text laid out as pandas prints a data frame of strings, so that a cell run anew prints the same.
 */
final class Frame {

  private Frame() {}

  /**
   * The lines.
   *
   * @param columns names, without the index's
   * @param rows the index's entry first
   */
  static String text(List<String> columns, List<List<String>> rows) {
    List<List<String>> all =
        Stream.concat(
                Stream.of(Stream.concat(Stream.of(""), columns.stream()).toList()),
                rows.stream().map(Frame::spaced))
            .toList();
    int[] widths =
        IntStream.rangeClosed(0, columns.size())
            .map(c -> all.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    return all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n"));
  }

  /** pandas puts a space before every value, but not before a column's name. */
  private static List<String> spaced(List<String> row) {
    return Stream.concat(row.stream().limit(1), row.stream().skip(1).map(value -> " " + value))
        .toList();
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(
            c -> {
              String padding = " ".repeat(widths[c] - row.get(c).length());
              return c == 0 ? row.get(c) + padding : padding + row.get(c);
            })
        .collect(Collectors.joining(" "));
  }
}
