package io.github.distill4j.report.notebook;

import static java.util.stream.Collectors.joining;

import io.github.distill4j.report.table.TextTable;
import java.util.List;
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
    Stream<List<String>> header =
        Stream.of(Stream.concat(Stream.of(""), columns.stream()).toList());
    return new TextTable(Stream.concat(header, rows.stream().map(Frame::spaced)).toList())
        .lines(" ")
        .collect(joining("\n", "", "\n"));
  }

  /** pandas puts a space before every value, but not before a column's name. */
  private static List<String> spaced(List<String> row) {
    return Stream.concat(row.stream().limit(1), row.stream().skip(1).map(value -> " " + value))
        .toList();
  }
}
