package io.github.distill4j.report.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as CSV (RFC 4180), lines ended by a line feed. */
public final class Csv {

  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create(CSVFormat.RFC4180).setRecordSeparator('\n').get();

  private Csv() {}

  /** A header and its rows. */
  public static String text(List<?> header, Stream<List<Object>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(header);
      for (List<Object> row : (Iterable<List<Object>>) rows::iterator) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every character", e);
    }
    return text.toString();
  }

  /** A number in full, or an empty field for what is none. */
  public static Object number(double value) {
    return Double.isFinite(value) ? value : "";
  }
}
