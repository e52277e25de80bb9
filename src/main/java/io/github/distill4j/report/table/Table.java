package io.github.distill4j.report.table;

import io.github.distill4j.ShownText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of text. The first column names the row; the others are numbers or short words. Every text
 * is made one line by {@link ShownText#line}.
 *
 * @param title above it
 * @param header name of each column, with its unit
 * @param rows as many cells each
 * @param notes below it, a sentence or two each
 */
public record Table(
    String title, List<String> header, List<List<String>> rows, List<String> notes) {

  /** Copies the lists. */
  public Table {
    title = ShownText.line(title);
    header = lines(header);
    rows = rows.stream().map(Table::lines).toList();
    notes = lines(notes);
  }

  private static List<String> lines(List<String> texts) {
    return texts.stream().map(ShownText::line).toList();
  }

  /** Without columns that no row fills; the first always stays. */
  public Table withoutEmptyColumns() {
    List<Integer> filled =
        IntStream.range(0, header.size())
            .filter(c -> c == 0 || rows.stream().anyMatch(row -> !row.get(c).isEmpty()))
            .boxed()
            .toList();
    return new Table(
        title, pick(header, filled), rows.stream().map(row -> pick(row, filled)).toList(), notes);
  }

  private static List<String> pick(List<String> row, List<Integer> columns) {
    return columns.stream().map(row::get).toList();
  }

  /** For a terminal: header, rows, notes. */
  public String text() {
    TextTable lines = new TextTable(Stream.concat(Stream.of(header), rows.stream()).toList());
    return lines + String.join("", notes.stream().map(note -> note + "\n").toList());
  }
}
