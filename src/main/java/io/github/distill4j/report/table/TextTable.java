package io.github.distill4j.report.table;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of text in columns: the first left-aligned, the others right-aligned, a rule below row 1.
 */
public final class TextTable {

  private final List<List<String>> rows;
  private final int[] widths;

  /** A table whose first row is its header; every row has as many cells. */
  public TextTable(List<List<String>> rows) {
    this.rows = List.copyOf(rows);
    this.widths =
        IntStream.range(0, rows.get(0).size())
            .map(c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      line(text, rows.get(r));
      if (r == 0) {
        text.append("─".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1))).append('\n');
      }
    }
    return text.toString();
  }

  private void line(StringBuilder text, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String padding = " ".repeat(widths[c] - row.get(c).length());
      line.append(c == 0 ? row.get(c) + padding : "  " + padding + row.get(c));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
