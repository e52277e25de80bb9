package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.comparison.Contrast;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Differences over two keys, a field for each pair of their values: blue above 0, vermilion below.
 *
 * @param contrasts at most one for each pair
 * @param across the columns
 * @param down the rows
 */
public record DifferenceMap(List<Contrast> contrasts, Key across, Key down) {

  /**
   * What one direction of the map shows.
   *
   * @param title above the values
   * @param values in their order
   * @param of a contrast's value
   */
  public record Key(String title, List<String> values, Function<Contrast, String> of) {

    /** A key with the values that contrasts have, as they come. */
    public static Key of(String title, List<Contrast> contrasts, Function<Contrast, String> of) {
      Stream<String> values = contrasts.stream().map(of).filter(Objects::nonNull);
      return new Key(title, values.distinct().toList(), of);
    }

    private HeatMap.Names names() {
      return new HeatMap.Names(title, values);
    }
  }

  /** The map, each field made of its contrast. */
  public HeatMap drawn(Function<Contrast, HeatMap.Cell> field, String unit, int height) {
    return new HeatMap(
        across.names(),
        down.names(),
        HeatMap.cells(
            down.values.size(),
            across.values.size(),
            (row, column) ->
                contrasts.stream()
                    .filter(each -> across.values.get(column).equals(across.of.apply(each)))
                    .filter(each -> down.values.get(row).equals(down.of.apply(each)))
                    .findFirst()
                    .map(field)
                    .orElse(new HeatMap.Cell(Double.NaN, ""))),
        ArmColours.BLUE,
        ArmColours.VERMILION,
        unit,
        Size.tall(height));
  }
}
