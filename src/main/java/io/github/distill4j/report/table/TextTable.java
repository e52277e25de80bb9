package io.github.distill4j.report.table;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of text in columns, the first left-aligned, the others right-aligned.
 *
 * @param rows at least one, as many cells each
 */
public record TextTable(List<List<String>> rows) {

  /** The lines, with this between columns. */
  public Stream<String> lines(String gap) {
    int[] widths = widths();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(c -> cell(row.get(c), widths[c], c == 0))
                    .collect(joining(gap)));
  }

  private int[] widths() {
    return IntStream.range(0, rows.get(0).size())
        .map(c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
        .toArray();
  }

  private static String cell(String text, int width, boolean left) {
    String padding = " ".repeat(width - text.length());
    return left ? text + padding : padding + text;
  }

  /** For a terminal, with a rule below the first row. */
  @Override
  public String toString() {
    int[] widths = widths();
    String rule = "─".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1));
    List<String> lines = lines("  ").map(String::stripTrailing).toList();
    return Stream.of(lines.stream().limit(1), Stream.of(rule), lines.stream().skip(1))
        .flatMap(part -> part)
        .map(line -> line + "\n")
        .collect(joining());
  }
}
