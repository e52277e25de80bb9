package io.github.distill4j.report.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a table or a CSV file says of things of one type: its columns, each a header and the cell of
 * a thing.
 */
public final class Columns<T> {

  private final List<String> headers = new ArrayList<>();
  private final List<Function<? super T, ?>> cells = new ArrayList<>();

  /** Puts a column behind the others. */
  public Columns<T> with(String header, Function<? super T, ?> cell) {
    headers.add(header);
    cells.add(cell);
    return this;
  }

  /** Puts a column for each of some keys behind the others. */
  public <K> Columns<T> with(
      Collection<K> keys, Function<K, String> header, Function<K, Function<T, ?>> cell) {
    keys.forEach(key -> with(header.apply(key), cell.apply(key)));
    return this;
  }

  private List<Object> row(T thing) {
    return cells.stream().<Object>map(cell -> cell.apply(thing)).toList();
  }

  /** A table, one row a thing. */
  public Table table(String title, Collection<? extends T> things, List<String> notes) {
    return new Table(
        title,
        headers,
        things.stream().map(thing -> row(thing).stream().map(String::valueOf).toList()).toList(),
        notes);
  }

  /** CSV, one row a thing, numbers in full. */
  public String csv(Stream<? extends T> things) {
    return Csv.text(headers, things.map(this::row));
  }
}
