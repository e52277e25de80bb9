package io.github.distill4j.report.notebook;

import static java.util.stream.Collectors.joining;

import io.github.distill4j.report.table.Table;
import io.github.distill4j.report.table.TextTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Text laid out as pandas prints a data frame of strings, so that a cell run anew prints the same.
 */
final class Frame {

  private Frame() {}

  /** The lines of a table, whose first column is the index. */
  static String text(Table table) {
    return new TextTable(
            Stream.concat(Stream.of(table.header()), table.rows().stream().map(Frame::spaced))
                .toList())
        .lines(" ")
        .collect(joining("\n", "", "\n"));
  }

  /** pandas puts a space before every value, but not before a column's name. */
  private static List<String> spaced(List<String> row) {
    return Stream.concat(row.stream().limit(1), row.stream().skip(1).map(value -> " " + value))
        .toList();
  }
}
