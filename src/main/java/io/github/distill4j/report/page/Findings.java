package io.github.distill4j.report.page;

import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.table.Table;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a study of some kind found, in words, tables and figures: all that its report adds. */
public interface Findings {

  /** The answer to the study's question, in a few sentences. */
  String answer();

  /** The tables that matter most. */
  List<Table> lead();

  /** Figures. */
  List<Gallery> galleries();

  /** Tables that say more. */
  List<Table> tables();

  /** Tables of all single results. */
  default List<Table> everything() {
    return List.of();
  }

  /** Every single result as CSV, numbers in full. */
  String trials();

  /** The tables for a terminal, as text. */
  default Stream<String> brief() {
    return Stream.concat(lead().stream(), tables().stream())
        .filter(table -> !table.rows().isEmpty())
        .map(table -> table.title() + "\n" + table.text());
  }

  /** Colours of the rows of arms, by the arm's name. */
  default Map<String, Color> colours() {
    return Map.of();
  }
}
