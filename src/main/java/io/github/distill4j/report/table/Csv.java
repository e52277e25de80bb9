package io.github.distill4j.report.table;

import io.github.distill4j.ShownText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows as CSV (RFC 4180), each on one line that a line feed ends.
 *
 * <p>A text that a spreadsheet would compute, one that begins with = + - or @ and is no number, has
 * an apostrophe before it; control characters are written as {@link ShownText#line} does.
 */
public final class Csv {

  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create(CSVFormat.RFC4180).setRecordSeparator('\n').get();

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** ASCII's signs, and the wide ones that some spreadsheets take for them. */
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  private Csv() {}

  /** A header and its rows. */
  public static String text(List<?> header, Stream<List<Object>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(cells(header));
      for (List<Object> row : (Iterable<List<Object>>) rows::iterator) {
        printer.printRecord(cells(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every character", e);
    }
    return text.toString();
  }

  private static List<Object> cells(List<?> row) {
    return row.stream().map(Csv::cell).toList();
  }

  /** A number in full, or an empty field for what is none. */
  private static Object cell(Object cell) {
    if (cell instanceof Double number && !Double.isFinite(number)) {
      return "";
    }
    return cell instanceof String text ? cell(text) : cell;
  }

  private static String cell(String text) {
    String line = ShownText.line(text);
    boolean computed = !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0;
    return computed && !NUMBER.matcher(line).matches() ? "'" + line : line;
  }
}
